"""What the code itself names fits where it is kept: SQLite does not say, Postgres refuses the row."""

from __future__ import annotations

from sqlalchemy import inspect
from sqlmodel import SQLModel

from aainews.enrich.prompt_files import HOSTED, PIECES, SMALL
from aainews.tables import LLMCallRow, TranslationRow


def room(table: type[SQLModel], name: str) -> int:
    length: int = inspect(table).columns[name].type.length  # pyright: ignore[reportAttributeAccessIssue]  (a string's)
    return length


def test_a_question_of_all_pieces_has_a_name_that_fits() -> None:
    assert len("+".join(PIECES)) <= room(LLMCallRow, "prompt")


def test_the_names_that_rows_are_kept_under_fit() -> None:
    names = [getattr(each, name) for each in (HOSTED, SMALL) for name in ("title", "translation", "analysis")]
    assert max(map(len, names)) <= room(TranslationRow, "prompt")
