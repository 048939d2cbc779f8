"""The crash trial in small: workers are killed for good, and everything is published, once, and paid for once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from aainews.settings import PROJECT
from tests.databases import POSTGRES, scratch_postgres


def trial(*arguments: str, **environment: str) -> dict[str, Any]:
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.crash", *arguments],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": f"backend{os.pathsep}."} | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return json.loads(ended.stdout.splitlines()[-1])


def test_killed_again_and_again_it_loses_nothing_and_repeats_no_call() -> None:
    result = trial("--kills", "3", "--articles", "5")

    assert (result["published_once"], result["lost"], result["repeated_calls"]) == (5, 0, 0)


@pytest.mark.postgres
def test_a_worker_that_never_comes_back_is_taken_over() -> None:
    with scratch_postgres():
        pass  # skips where there is none

    result = trial("--kills", "1", "--articles", "4", "--database", POSTGRES, AAINEWS_TAKEOVER_SECONDS="3")

    assert (result["published_once"], result["lost"], result["repeated_calls"]) == (4, 0, 0)
    assert result["takeover_seconds"] < 60
