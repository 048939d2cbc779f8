"""The gate knows what our own requests say and ask for."""

from __future__ import annotations

import pytest

from aainews.domain.checks import CheckKind
from aainews.enrich.analysis import axes_table, draft_schema
from aainews.enrich.own_words import answer_keys, own_words
from aainews.enrich.prompt_files import PIECES, pieced
from aainews.gate.leaks import check_leaks

SOURCE = "The council opened the bridge on Monday."


def leaked(ja: str) -> bool:
    return {check.kind for check in check_leaks(SOURCE, ja, own_words())} == {CheckKind.PROMPT_LEAK}


@pytest.mark.parametrize("key", ["lines", "notes", *draft_schema(), "quote", "lead", "changes", "issues", "stance"])
def test_a_key_of_an_answer_is_no_text(key: str) -> None:
    assert key in answer_keys()
    assert leaked(f'議会は月曜日に橋を開通させました。"{key}": ')


@pytest.mark.parametrize("name", PIECES)
def test_a_sentence_of_a_prompt_is_no_text(name: str) -> None:
    words = pieced((name,), axes=axes_table(), terms="").split()
    assert len(words) < 7 or leaked(f"議会は橋を開通させました。{' '.join(words[:14])}")


def test_a_quoted_word_with_a_colon_may_be_translated() -> None:
    source = 'The "lines": "two" pair is an example.'
    assert check_leaks(source, '"lines": "two" の組は一例です。', own_words()) == ()
