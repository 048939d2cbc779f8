"""Articles that nobody wrote: enough of them, each unlike the others, for trials that need a web of their own."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from random import Random

from aainews.clock import utc_now

WHO = [
    "Northfield",
    "Harbor",
    "Lantern",
    "Quarry",
    "Meadow",
    "Summit",
    "Orchid",
    "Falcon",
    "Juniper",
    "Cobalt",
    "Marble",
    "Willow",
    "Cedar",
    "Ember",
    "Tundra",
]
WHAT = [
    "model",
    "benchmark",
    "compiler",
    "dataset",
    "agent",
    "library",
    "scheduler",
    "tokenizer",
    "cluster",
    "service",
    "notebook",
    "adapter",
    "planner",
    "retriever",
    "verifier",
    "sandbox",
    "gateway",
    "monitor",
    "index",
    "archive",
]
DOES = [
    "releases",
    "measures",
    "rewrites",
    "compares",
    "documents",
    "opens",
    "retires",
    "extends",
    "audits",
    "doubles",
    "simplifies",
    "benchmarks",
    "translates",
    "shares",
    "repairs",
]
HOW = """after months of testing|with a smaller team|without new hardware|for schools and hospitals|under an open licence
|in three regions|despite early doubts|to cut waiting times|for offline use|with help from volunteers|at lower cost
|following user reports|ahead of the summer|across older machines|with plain text files""".replace("\n", "").split("|")
WHY = """because reviewers asked for it|so that small teams can follow|although the figures vary by language|while the
 old version stays available|which surprised the authors|as long as memory allows|before the next audit begins|once the
 data has been cleaned|unless the network fails|until a better method is found""".replace("\n", "").split("|")


@dataclass(frozen=True)
class Invented:
    name: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def page(self) -> str:
        body = "".join(f"<p>{html.escape(text)}</p>" for text in self.paragraphs)
        code = f"<pre><code>print('{self.name}')\n# 2 lines\n</code></pre>"
        return (
            f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{self.title}</title></head>"
            f"<body><main><article><h1>{self.title}</h1>{body}{code}</article></main></body></html>"
        )


def invent(count: int, seed: int = 1) -> list[Invented]:
    """`count` articles of six to ten paragraphs."""
    dice = Random(seed)
    return [_article(number, dice) for number in range(count)]


def rss(articles: Sequence[Invented], base: str) -> str:
    """A feed of them, an hour apart, the first the newest; pages at `base`/NAME."""
    now = utc_now().replace(minute=0, second=0, microsecond=0)
    items = "".join(
        f"<item><title>{html.escape(each.title)}</title><link>{base}/{each.name}</link><guid>{each.name}</guid>"
        f"<pubDate>{format_datetime(now - timedelta(hours=number))}</pubDate></item>"
        for number, each in enumerate(articles)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Invented</title><link>{base}</link>{items}</channel></rss>"


def _article(number: int, dice: Random) -> Invented:
    title = f"{dice.choice(WHO)} {dice.choice(DOES)} its {dice.choice(WHAT)} {dice.choice(HOW)}"
    paragraphs = tuple(" ".join(_sentence(dice) for _ in range(dice.randint(3, 5))) for _ in range(dice.randint(6, 10)))
    return Invented(f"article-{number:03}", title, paragraphs)


def _sentence(dice: Random) -> str:
    who, other = dice.sample(WHO, 2)
    return (
        f"{who} {dice.choice(DOES)} the {dice.choice(WHAT)} of {other} {dice.choice(HOW)}, "
        f"{dice.choice(WHY)}, and the {dice.choice(WHAT)} {dice.choice(DOES)} {dice.randint(2, 90)} {dice.choice(WHAT)}s."
    )
