"""The second look finds what it is there to find."""

from __future__ import annotations

from aainews.domain.digests import Digest, Origin, Reference, ReferenceKind, Sentence
from aainews.domain.hacker_news import HackerComment, permalink
from aainews.evaluation.digests import EditionScan, Evidence, scan
from tests.digests.editions import edition

COMMENT = HackerComment(id=7, by="x", text="It took 12 hours on our build server.", kids=(), gone=False)
TEXTS = {"a1": "The laboratory opened 12 rooms.", "a2": "The laboratory closed."}


def scanned(digest: Digest) -> EditionScan:
    def resolves(path: str) -> bool:
        return path in {"/articles/a1", "/articles/a2"}

    return scan(digest, Evidence(TEXTS, resolves, {7: COMMENT}.get))


def leading(text: str, *references: Reference) -> Digest:
    sentence = Sentence(text=text, origin=Origin.MODEL, references=references)
    return edition("2026-11-20", "a1").model_copy(update={"lead": (sentence,)})


def to_article(id_: str) -> Reference:
    return Reference(kind=ReferenceKind.ARTICLE, id=id_, label="", url=f"/articles/{id_}")


def to_comment(id_: int, url: str | None = None) -> Reference:
    return Reference(kind=ReferenceKind.COMMENT, id=str(id_), label="x", url=url or permalink(id_))


def test_an_edition_that_rests_on_its_articles_has_no_fault() -> None:
    found = scanned(leading("研究所が 12 室を公開した。", to_article("a1")))
    assert (found.faults, found.items, found.sentences) == ((), 1, 2)


def test_a_number_of_another_article_is_found() -> None:
    assert scanned(leading("研究所が 12 室を閉じた。", to_article("a2"))).numbers_without_source == 1


def test_a_sentence_that_rests_on_nothing_and_a_link_that_leads_nowhere_are_found() -> None:
    assert scanned(leading("研究所が公開した。")).without_story == 1
    gone = scanned(leading("研究所が公開した。", to_article("a9")))
    assert (gone.without_story, gone.dead_links) == (1, 1)


def test_a_comment_is_held_to_what_hacker_news_says_now() -> None:
    assert scanned(leading("構築に 12 時間かかった。", to_comment(7))).faults == ()
    assert scanned(leading("構築に 90 時間かかった。", to_comment(7))).numbers_without_source == 1
    assert scanned(leading("構築に時間がかかった。", to_comment(8))).without_story == 1
    assert scanned(leading("構築に時間がかかった。", to_comment(7, permalink(9)))).without_story == 1
