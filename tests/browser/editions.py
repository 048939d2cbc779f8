"""Editions of the invented newsroom: three days of AI日報, a Hacker日報 with an argument, a week."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlmodel import Session

from aainews.clock import JST
from aainews.domain.digests import (
    Digest,
    DigestArticle,
    DigestItem,
    DigestKind,
    DigestSection,
    Discussion,
    Figure,
    Movement,
    Origin,
    Reference,
    ReferenceKind,
    Sentence,
)
from aainews.publish.editions.words import day_in_japanese
from aainews.store.digests import save_digest
from tests.browser.stories import SOURCES, STORIES, Story

TALK = "https://news.ycombinator.com/item?id=1"
NAMES = {slug: name for slug, name, *_ in SOURCES}


def add_editions(session: Session, at: datetime) -> None:
    """One today, those of two days before, one of Hacker News and one of the week, dated back from `at`."""
    for back in range(3):
        day = (at - timedelta(days=back)).astimezone(JST)
        save_digest(session, _daily(f"{day:%Y-%m-%d}", at, STORIES[back : back + 5]), f"d{back}", {}, at)
    day = at.astimezone(JST)
    save_digest(session, _hacker(f"{day:%Y-%m-%d}", at), "h", {}, at)
    year, week, _ = day.isocalendar()
    save_digest(session, _weekly(f"{year}-W{week:02}", at), "w", {}, at)


def _article(story: Story) -> Reference:
    return Reference(kind=ReferenceKind.ARTICLE, id=story.id, label=story.title, url=f"/articles/{story.id}")


def _said(text: str, *references: Reference, origin: Origin = Origin.MODEL) -> Sentence:
    return Sentence(text=text, origin=origin, references=references)


def _item(number: int, story: Story, discussion: Discussion | None = None) -> DigestItem:
    gist = story.tldr or story.title
    return DigestItem(
        number=number,
        story_id=None,
        headline=story.title,
        url=f"/articles/{story.id}",
        sentences=(_said(gist, _article(story), origin=Origin.ARTICLE),),
        importance=min(5, 6 - number) if number < 5 else None,
        sources=3 if number == 1 else 1,
        articles=tuple(
            DigestArticle(
                id=each.id, title=each.title, source=NAMES.get(each.source, each.source), url=f"/articles/{each.id}"
            )
            for each in ((story, *STORIES[6:8]) if number == 1 else (story,))
        ),
        tags=tuple(story.tags[:3]),
        discussion=discussion,
    )


def _digest(kind: DigestKind, key: str, title: str, at: datetime, sections: tuple[DigestSection, ...]) -> Digest:
    first, second = sections[0].items[:2]
    rests = [
        Reference(kind=ReferenceKind.ARTICLE, id=i.articles[0].id, label=i.headline, url=i.url) for i in (first, second)
    ]
    return Digest(
        kind=kind,
        key=key,
        title=title,
        starts_at=at - timedelta(days=1),
        ends_at=at,
        lead=(
            _said("小さなモデルを賢く使う研究と、企業の中だけで動く製品の発表が重なった1日でした。", *rests),
            _said("推論コストを 41% 減らす学習法が公開され、重みとコードも手に入ります。", rests[0]),
        ),
        changes=(_said("昨日の予告どおり、Kumo の検索エージェントが一般提供になりました。", rests[1]),),
        sections=sections,
        rising=(),
        falling=(),
        figures=(
            Figure(label="掲載した記事", value=128, unit="本", before=117),
            Figure(label="まとめた話題", value=94, unit="件", before=None),
        ),
        note=None,
        model_label=None,
    )


def _daily(key: str, at: datetime, stories: tuple[Story, ...]) -> Digest:
    top = DigestSection(
        slug="top", title="主なニュース", items=tuple(_item(n, s) for n, s in enumerate(stories[:2], 1))
    )
    rest = DigestSection(
        slug="rest", title="研究と開発", items=tuple(_item(n, s) for n, s in enumerate(stories[2:], 3))
    )
    return _digest(DigestKind.DAILY, key, f"AI日報 {day_in_japanese(date.fromisoformat(key))}", at, (top, rest))


def _hacker(key: str, at: datetime) -> Digest:
    def comment(number: int, name: str) -> Reference:
        url = f"https://news.ycombinator.com/item?id={number}"
        return Reference(kind=ReferenceKind.COMMENT, id=str(number), label=name, url=url)

    talk = Discussion(
        points=412,
        comments=268,
        sampled=40,
        permalink=TALK,
        issues=(
            _said("検証器そのものが誤るとき、節約は見かけだけではないかが争われています。", comment(11, "tptacek_jp")),
        ),
        pros=(
            _said(
                "手元の 8GB の GPU で再現でき、社内の文書検索で十分に使えたという報告があります。", comment(12, "mori")
            ),
        ),
        cons=(_said("ベンチマークが数学に偏り、会話では差が出なかったという指摘があります。", comment(13, "hale")),),
        firsthand=(_said("著者は、検証器の誤り率を付録 C に載せたと答えています。", comment(14, "a-author")),),
    )
    items = (_item(1, STORIES[0], talk), _item(2, STORIES[1]))
    section = DigestSection(slug="ai", title="AI と開発", items=items)
    return _digest(DigestKind.HACKER, key, f"Hacker日報 {day_in_japanese(date.fromisoformat(key))}", at, (section,))


def _weekly(key: str, at: datetime) -> Digest:
    section = DigestSection(
        slug="week", title="今週の話題", items=tuple(_item(n, s) for n, s in enumerate(STORIES[:4], 1))
    )
    made = _digest(DigestKind.WEEKLY, key, f"週報 {key}", at, (section,))
    rising = (Movement(name="エージェント", kind="tag", articles=41, before=18, url="/articles?tag=エージェント"),)
    falling = (Movement(name="画像生成", kind="tag", articles=6, before=19, url="/articles?tag=画像生成"),)
    return made.model_copy(update={"rising": rising, "falling": falling, "note": "祝日のため、記事の少ない週です。"})
