"""The embedded model as a program: llama.cpp's OpenAI-compatible server on loopback, in a process of its own.

    python -m aainews.llm.embedded_server MODEL.gguf --threads 2

Writes one line of JSON to stdout when it answers, `{"port": …}`, and ends when its stdin is closed: with whoever
started it, however that one ended. (PR_SET_PDEATHSIG would fire when the starting *thread* ends.)
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

# OpenMP's waiting threads spin by default, and on a busy core that halves the speed; read when the library loads.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

CONTEXT_TOKENS = 8192


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    yield_the_cpu()
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    port = serve(options.model, options.threads)
    sys.stdout.write(json.dumps({"port": port}) + "\n")
    sys.stdout.flush()
    threading.Event().wait()


def yield_the_cpu() -> None:
    """Idle scheduling: the site's threads take the processor at once, whenever they have work.

    p95 of the cached list on two cores, model at rest 0.8 ms; at work with niceness and SCHED_BATCH 2.6 ms, with
    SCHED_IDLE 2.0 ms. The price: on a machine that others keep busy the model hardly gets on, as it does at nice 19.
    """
    with contextlib.suppress(OSError):
        os.nice(19)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def serve(model: Path, threads: int) -> int:
    """Loads the model and serves it; returns the port on 127.0.0.1 once it answers."""
    # Only this process loads the library, after OMP_WAIT_POLICY is set. It comes without types.
    xllamacpp: Any = importlib.import_module("xllamacpp")

    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_parallel = 1
    params.n_ctx = CONTEXT_TOKENS
    params.no_extra_bufts = True
    params.cache_prompt = True
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    server = xllamacpp.Server(params)
    _keep.append(server)
    return int(server.listening_address.rsplit(":", 1)[-1])


_keep: list[object] = []
"""The server ends when it is collected."""


def _end_with_stdin() -> None:
    while os.read(0, 1024):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
