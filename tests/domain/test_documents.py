"""A document as a value."""

from __future__ import annotations

import pytest

from aainews.domain.documents import Document, Paragraph, wants_translation

DOCUMENT = Document(
    title="Title",
    language="en",
    canonical_url=None,
    authors=(),
    lead_image=None,
    segments=(Paragraph(id="a", html="One <b>line</b>."),),
)


def test_a_copy_with_other_segments_has_their_text_and_not_the_old_one() -> None:
    assert (DOCUMENT.text, len(DOCUMENT.content_hash)) == ("One line.", 32)
    other = DOCUMENT.model_copy(update={"segments": (Paragraph(id="b", html="Another."),)})
    assert other.text == "Another."
    assert other.content_hash != DOCUMENT.content_hash


def test_a_document_whose_text_was_read_is_equal_to_one_whose_was_not() -> None:
    assert DOCUMENT.text
    assert DOCUMENT.model_copy() == DOCUMENT


@pytest.mark.parametrize(("html", "wanted"), [
    ("Two <code>words</code>.", True),
    ("<code>no_mangle</code>", False),
    ('<a href="https://a.example/b"><code>thread::Builder</code></a>', False),
    ("https://a.example/path, 42 %", False),
    ('<span class="math">x + y</span> = 3', False),
    ("<em>日本語</em>の文。", False),
    ("模型", True),
    ("A 1 b", False),
    ("import {Cards, Card} from 'nextra-theme-docs' import { Icon } from 'components/icons'", False),
    ('&lt;CourseFloatingBanner chapter={1} classNames="a b" notebooks={[ {label: "Colab", value: "x"} ]} /&gt;', False),
    ("Import duties from 'China' are up.", True),
    ("Use &lt;Card title=\"x\" /&gt; to draw a card.", True),
])  # fmt: skip
def test_only_what_has_words_is_translated(html: str, wanted: bool) -> None:
    assert wants_translation(html) is wanted
