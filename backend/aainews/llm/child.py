"""A model's own process: one of our modules, spoken to by its pipes. It ends by itself when its stdin is closed."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import IO, Any

from aainews.settings import PACKAGE

PASSED = ("HOME", "LANG", "LD_LIBRARY_PATH", "PATH", "TMPDIR", "TZ", "VIRTUAL_ENV")
PASSED_PREFIXES = ("GGML_", "LC_", "OMP_", "OPENBLAS_", "PYTHON")
"""Of names of the environment: where things are, in which language, and settings of native libraries."""


def start_child(
    module: str, *arguments: str, stderr: int | IO[bytes] = subprocess.DEVNULL, **environment: str
) -> subprocess.Popen[str]:
    """Runs `python -m module` with pipes for stdin and stdout, in `child_environment` and `environment`."""
    return subprocess.Popen(  # noqa: S603  # our own interpreter and module
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        env=child_environment() | environment,
    )


def child_environment() -> dict[str, str]:
    """What of this process's environment a child needs to run our modules; keys and addresses are none of its business."""
    path = os.pathsep.join(part for part in (str(PACKAGE.parent), os.environ.get("PYTHONPATH")) if part)
    passed = {name: value for name, value in os.environ.items() if name in PASSED or name.startswith(PASSED_PREFIXES)}
    return passed | {"PYTHONPATH": path}


def end_child(child: subprocess.Popen[Any], seconds: float) -> None:
    """Closes its pipes, and kills it where it has not ended after so many seconds."""
    for stream in (child.stdin, child.stdout):
        _close(stream)
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _close(stream: IO[str] | None) -> None:
    try:
        if stream is not None:
            stream.close()
    except OSError:  # a dead child's pipe
        pass
