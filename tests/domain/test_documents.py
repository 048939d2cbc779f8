"""A document as a value."""

from __future__ import annotations

from aainews.domain.documents import Document, Paragraph

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
