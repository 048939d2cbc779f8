"""AI日報: the news of the 24 hours up to 07:00 in Japan."""

from __future__ import annotations

from datetime import date

from aainews.domain.digests import DigestKind
from aainews.publish.editions.choosing import DAILY
from aainews.publish.editions.news_edition import Form
from aainews.publish.editions.words import day_in_japanese

AI_DAILY = Form(
    kind=DigestKind.DAILY,
    caps=DAILY,
    titled=lambda key: f"AI日報 {day_in_japanese(date.fromisoformat(key))}",
    now="きょう",
    before="前日",
    english="the day",
    top=3,
    quiet=4,
    nothing="この24時間に新しく公開された記事はありませんでした。",
    moves=False,
)
