"""python -m tests.model_server --port 0 --latency 1.0 --faults 0.3 --fault-kinds 429,cutoff --seed 1 --log calls.jsonl

Prints its address as one line of JSON and serves until it is told to end.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from pathlib import Path

from tests.model_server import KINDS, ModelServer


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.model_server")
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--faults", type=float, default=0.0, help="share of calls that fail, 0 to 1")
    parser.add_argument("--fault-kinds", default=",".join(KINDS), help="comma separated: %(default)s")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--log", type=Path, help="a JSON line for each call is appended here")
    parser.add_argument("--reference", type=Path, help="folder of NAME.en.md and NAME.ja.md, human translations")
    parser.add_argument("--retry-after", type=float, default=1.0, help="seconds that a 429 asks for")
    parser.add_argument("--hang", type=float, default=600.0, help="seconds that a `timeout` fault keeps silent")
    parser.add_argument("--requests-per-minute", type=int, default=0, help="0: no limit")
    options = vars(parser.parse_args())
    options["fault_kinds"] = tuple(kind for kind in options["fault_kinds"].split(",") if kind)
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    sys.setswitchinterval(0.0005)  # a request is noticed at once, whatever answer is being made
    with ModelServer(**options) as server:
        sys.stdout.write(json.dumps({"base_url": server.base_url, "port": server.port}) + "\n")
        sys.stdout.flush()
        ended.wait()
        sys.stdout.write(json.dumps(server.health()) + "\n")


if __name__ == "__main__":
    main()
