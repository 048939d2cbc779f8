"""Reads every file of a folder as a feed: `python -m benchmarks.feeds DIR`.

Per file: group, entries of ours, entries of feedparser alone, seconds, what was mended; or the named error. Groups and
feedparser's figures come from the folder's MANIFEST.csv; without one, feedparser is asked (save for files with a DTD,
which it would expand). The last line is JSON: `files with_entries exceptions outside_requests bomb_seconds bomb_mb`.

`with_entries_feedparser` and `titles_checked titles_exact` come on top: for files NAME.ENCODING.xml beside NAME.xml,
each title is compared with that of the original.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aainews.domain.entries import ParsedFeed
from aainews.errors import FeedError
from aainews.sources import parse_feed

ROOT = Path(__file__).resolve().parents[1]
_ADDRESS = "https://feeds.invalid/folder/feed"
_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")
_BOMB_FILLER = 100_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument(
        "--bomb", action="store_true", help="measure the entity bomb in this process and print its figures"
    )
    args = parser.parse_args()
    if args.bomb:
        print(json.dumps(measure_bomb()))
    elif args.folder is None:
        parser.error("a folder is needed")
    else:
        print(json.dumps(measure(args.folder)))


def measure(folder: Path) -> dict[str, object]:
    """Reads every file, prints the table, returns the figures."""
    rows = manifest(folder)
    requests = count_requests()
    feeds: dict[str, ParsedFeed] = {}
    theirs: dict[str, int] = {}
    exceptions = 0
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != "MANIFEST.csv")
    for path in files:
        row = rows.get(path.name, {})
        theirs[path.name] = int(row["fp_n"] or 0) if row.get("fp_n") is not None else feedparser_entries(path)
        started = time.perf_counter()
        told, feed = read(path)
        seconds = time.perf_counter() - started
        exceptions += told.startswith("EXCEPTION")
        if feed is not None:
            feeds[path.name] = feed
        count = len(feed.entries) if feed else 0
        print(f"{row.get('group', '-'):10} {path.name:48} {count:5} {theirs[path.name]:5} {seconds:6.2f} s  {told}")
    checked, exact = compare_titles(feeds)
    return {
        "files": len(files),
        "with_entries": sum(1 for feed in feeds.values() if feed.entries),
        "with_entries_feedparser": sum(1 for count in theirs.values() if count),
        "exceptions": exceptions,
        "outside_requests": requests(),
        "titles_checked": checked,
        "titles_exact": exact,
        **bomb_in_fresh_process(),
    }


def read(path: Path) -> tuple[str, ParsedFeed | None]:
    """What to print of a file, and the feed where it is one."""
    try:
        feed = parse_feed(path.read_bytes(), None, _ADDRESS)
    except FeedError as error:
        return f"{error.code}: {error.detail[:60]}", None
    except Exception as error:  # the one thing that must not happen, counted instead of ending the run
        return f"EXCEPTION {type(error).__name__}: {error}", None
    return " ".join((feed.format, feed.encoding, *feed.notes)), feed


def manifest(folder: Path) -> dict[str, dict[str, Any]]:
    path = folder / "MANIFEST.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row for row in csv.DictReader(lines)}


def feedparser_entries(path: Path) -> int:
    import feedparser

    with path.open("rb") as stream:
        unsafe = re.search(rb"<!(?:DOCTYPE|ENTITY)", stream.read(), re.IGNORECASE) is not None
        stream.seek(0)
        return 0 if unsafe else len(feedparser.parse(stream).entries)


def count_requests() -> Callable[[], int]:
    """Counts from now on every attempt of this process to resolve a name or open a connection."""
    seen: list[str] = []

    def hook(event: str, _: tuple[object, ...]) -> None:
        if event in _NETWORK:
            seen.append(event)

    sys.addaudithook(hook)
    return lambda: len(seen)


def compare_titles(feeds: dict[str, ParsedFeed]) -> tuple[int, int]:
    checked = exact = 0
    for name, feed in feeds.items():
        found = re.fullmatch(r"(.+)\.(?:[A-Za-z0-9_-]+\.xml|xml\.gz)", name)
        original = feeds.get(f"{found[1]}.xml") if found else None
        if original is not None:
            titles = [entry.title for entry in feed.entries], [entry.title for entry in original.entries]
            checked += max(map(len, titles))
            exact += sum(1 for ours, right in zip(*titles, strict=False) if ours == right)
    return checked, exact


def bomb_in_fresh_process() -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.feeds", "--bomb"]
    paths = os.pathsep.join(path for path in sys.path if path)
    told = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}
    )
    return json.loads(told.stdout)


def measure_bomb() -> dict[str, float]:
    """Seconds, and growth of the process' peak memory in MB, for 103 kB whose one entity of 100 kB is used 700 times."""
    bomb = entity_bomb()
    read_bytes(
        b"<rss version='2.0'><channel><item><title>first</title></item></channel></rss>"
    )  # imports are not the bomb's
    before, started = peak_mb(), time.perf_counter()
    refused = read_bytes(bomb)
    seconds = time.perf_counter() - started
    if refused != "dtd_refused":
        raise SystemExit(f"the bomb was not refused but {refused}")
    return {"bomb_seconds": round(seconds, 4), "bomb_mb": round(peak_mb() - before, 1)}


def entity_bomb() -> bytes:
    body = "&a;" * 700
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{"x" * _BOMB_FILLER}">]>'
    return f"{head}<rss version='2.0'><channel><item><title>{body}</title></item></channel></rss>".encode()


def read_bytes(body: bytes) -> str:
    try:
        parse_feed(body, "application/xml", _ADDRESS)
    except FeedError as error:
        return error.code
    return "read"


def peak_mb() -> float:
    """Peak memory of this process. Linux and the BSDs count kilobytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
