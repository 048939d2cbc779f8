"""週報: the news of an ISO week, Monday 07:00 to Monday 07:00 in Japan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from aainews.domain.digests import Digest, DigestKind, Sentence, first_day
from aainews.domain.news import Ground, NewsStory
from aainews.publish.editions.calendar import WEEK, window_of
from aainews.publish.editions.choosing import WEEKLY, chosen
from aainews.publish.editions.comparing import changes_by_rule, companies_in, movements
from aainews.publish.editions.daily import Material, figures_of, label_of, sections_of
from aainews.publish.editions.words import lead_by_rule

TOP = 5
QUIET = 6


def weekly_material(key: str, stories: Sequence[NewsStory], before: Sequence[NewsStory]) -> Material:
    starts_at, ends_at = window_of(DigestKind.WEEKLY, key)
    return Material(
        key=key,
        starts_at=starts_at,
        ends_at=ends_at,
        all=tuple(stories),
        stories=chosen(stories, starts_at, ends_at, WEEKLY),
        all_before=tuple(before),
        before=chosen(before, starts_at - WEEK, starts_at, WEEKLY),
    )


def weekly_edition(
    material: Material, grounds: Mapping[str, Ground], lead: Sequence[Sentence], changes: Sequence[Sentence]
) -> Digest:
    lead = lead or lead_by_rule(material.stories, "今週")
    changes = changes or changes_by_rule(material.stories, material.before, companies_in(material.all_before), "前週")
    rising, falling = movements(
        [a for story in material.all for a in story.articles],
        [a for story in material.all_before for a in story.articles],
    )
    known = bool(material.all_before)
    return Digest(
        kind=DigestKind.WEEKLY,
        key=material.key,
        title=f"AI週報 {_days(first_day(material.key))}",
        starts_at=material.starts_at,
        ends_at=material.ends_at,
        lead=tuple(lead),
        changes=tuple(changes),
        sections=sections_of(material.stories, grounds, TOP),
        rising=rising if known else (),
        falling=falling if known else (),
        figures=figures_of(material),
        note=_note(material),
        model_label=label_of(material.stories),
    )


def _days(monday: date) -> str:
    sunday = monday + timedelta(days=6)
    last = f"{sunday.day}日" if sunday.month == monday.month else f"{sunday.month}月{sunday.day}日"
    return f"{monday.year}年{monday.month}月{monday.day}日–{last}"


def _note(material: Material) -> str | None:
    if not material.all:
        return "この週に新しく公開された記事はありませんでした。"
    if len(material.stories) < QUIET:
        return "新しい話題が少なかったため、短い版です。"
    return None
