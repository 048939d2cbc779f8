"""`aainews check`: the whole gate on any translation, line by line."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer

from aainews.cli.output import err, progress_bar, told_errors
from aainews.domain.checks import Check
from aainews.enrich.own_words import own_words
from aainews.errors import AAINewsError
from aainews.gate.findings import LONGEST_EVIDENCE
from aainews.gate.whole import check_whole

_UNSAFE = re.compile("[\\ud800-\\udfff\\x85\\u2028\\u2029]")


class UnreadableLineError(AAINewsError):
    """Some lines of a file are no pairs of texts (the others were checked), or there is no such file."""

    code = "check_unreadable_line"


@dataclass(frozen=True)
class Row:
    """One line of the file: its number, its fields as they were, whether it is an object at all, and what is wrong with
    it (None: nothing)."""

    number: int
    fields: dict[str, Any]
    trouble: str | None = None
    is_object: bool = True

    @property
    def article(self) -> str:
        return str(self.fields.get("article", ""))


def check(
    file: Annotated[
        Path,
        typer.Argument(
            dir_okay=False,
            allow_dash=True,
            metavar="FILE.jsonl",
            help="Lines of article, id, en, ja; - reads standard input.",
        ),
    ],
) -> None:
    """Checks translations: the same lines with `findings` on standard output.

    Lines of one article stand together, in order; without `article` the file is one. Other fields are kept; `ja` may
    be null where there is no translation. A finding has `kind`, `severity` (block, warn, note) and `evidence`. Lines
    that cannot be checked are named on standard error and the exit status is 1; the rest is checked all the same, and
    a line that is an object comes back with its `error` and no findings.
    """
    with told_errors():
        content = _read(file)
        rows = list(_rows(content))
        _print_checked(rows)
        if bad := [row for row in rows if row.trouble is not None]:
            raise UnreadableLineError("; ".join(f"line {row.number}: {row.trouble}" for row in bad[:20]))


def _read(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableLineError(f"{file}: {error.strerror}") from error


def _print_checked(rows: list[Row]) -> None:
    found: dict[int, tuple[Check, ...]] = {}
    with progress_bar(err.is_terminal) as progress:
        task = progress.add_task("Checking", total=len(rows))
        for _, lines in groupby((row for row in rows if row.trouble is None), key=lambda row: row.article):
            article = list(lines)
            found.update(zip((row.number for row in article), _findings(article), strict=True))
            progress.advance(task, len(article))
    for row in rows:
        if row.trouble is None:
            _print_line({**row.fields, "findings": [_shown(one) for one in found[row.number]]})
        elif row.is_object:
            _print_line({**row.fields, "findings": [], "error": row.trouble})


def _print_line(fields: dict[str, Any]) -> None:
    """Half surrogates cannot be written, and some readers end a line at the rest."""
    text = json.dumps(fields, ensure_ascii=False, default=str)
    typer.echo(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def _findings(article: list[Row]) -> tuple[tuple[Check, ...], ...]:
    pairs = [(row.fields["en"] or "", row.fields["ja"] or "") for row in article]
    return check_whole(pairs, own_words=own_words(), ids=[row.fields.get("id") for row in article])


def _shown(found: Check) -> dict[str, str]:
    return {"kind": found.kind.value, "severity": found.severity.value, "evidence": found.evidence[:LONGEST_EVIDENCE]}


def _rows(content: bytes) -> Iterator[Row]:
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip():
            yield _row(number, line)


def _row(number: int, line: bytes) -> Row:
    try:
        fields = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        return Row(number, {}, "not UTF-8", is_object=False)
    except (ValueError, RecursionError) as error:  # also a number of more digits than Python reads
        return Row(number, {}, f"not JSON ({error})", is_object=False)
    if not isinstance(fields, dict):
        return Row(number, {}, "not an object", is_object=False)
    for name in ("en", "ja"):
        if name not in fields or not isinstance(fields[name], str | None):
            return Row(number, fields, f"`{name}` is missing or no text")
    return Row(number, fields)
