"""`aainews check`: the whole gate on any translation, line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer

from aainews.cli.output import err, print_json_line, progress_bar, told_errors
from aainews.domain.checks import Check
from aainews.enrich.prompt_files import own_words
from aainews.errors import AAINewsError
from aainews.gate.findings import LONGEST_EVIDENCE
from aainews.gate.whole import check_whole


class UnreadableLineError(AAINewsError):
    """Some lines of a file are no pairs of texts; the others were checked."""

    code = "check_unreadable_line"


@dataclass(frozen=True)
class Row:
    """One line of the file: its number, its fields as they were, and what is wrong with it (None: nothing)."""

    number: int
    fields: dict[str, Any]
    trouble: str | None = None

    @property
    def article(self) -> str:
        return str(self.fields.get("article", ""))


def check(
    file: Annotated[
        Path,
        typer.Argument(
            exists=True, dir_okay=False, readable=True, metavar="FILE.jsonl", help="Lines of article, id, en, ja."
        ),
    ],
) -> None:
    """Checks translations: the same lines with `findings` on standard output.

    Lines of one article stand together, in order; without `article` the file is one. Other fields are kept. A finding
    has `kind`, `severity` (block, warn, note) and `evidence`. Lines that cannot be read are named on standard error and
    the exit status is 1; the rest is checked all the same.
    """
    with told_errors():
        rows = list(_rows(file))
        _print_checked([row for row in rows if row.trouble is None])
        if bad := [row for row in rows if row.trouble is not None]:
            raise UnreadableLineError("; ".join(f"line {row.number}: {row.trouble}" for row in bad[:20]))


def _print_checked(rows: list[Row]) -> None:
    with progress_bar(err.is_terminal) as progress:
        task = progress.add_task("Checking", total=len(rows))
        for _, lines in groupby(rows, key=lambda row: row.article):
            article = list(lines)
            for row, found in zip(article, _findings(article), strict=True):
                print_json_line({**row.fields, "findings": [_shown(one) for one in found]})
                progress.advance(task)


def _findings(article: list[Row]) -> tuple[tuple[Check, ...], ...]:
    pairs = [(row.fields["en"], row.fields["ja"]) for row in article]
    return check_whole(pairs, own_words=own_words(), ids=[row.fields.get("id") for row in article])


def _shown(found: Check) -> dict[str, str]:
    return {"kind": found.kind.value, "severity": found.severity.value, "evidence": found.evidence[:LONGEST_EVIDENCE]}


def _rows(file: Path) -> Iterator[Row]:
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        if line.strip():
            yield _row(number, line)


def _row(number: int, line: bytes) -> Row:
    try:
        fields = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        return Row(number, {}, "not UTF-8")
    except (json.JSONDecodeError, RecursionError) as error:
        return Row(number, {}, f"not JSON ({error})")
    if not isinstance(fields, dict):
        return Row(number, {}, "not an object")
    for name in ("en", "ja"):
        if not isinstance(fields.get(name), str):
            return Row(number, {}, f"`{name}` is missing or no text")
    return Row(number, fields)
