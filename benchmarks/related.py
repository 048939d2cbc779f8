"""What readers are offered after an article: `python -m benchmarks.related DIR [--letters]`.

DIR holds `corpus/` (`en_articles/*.md*`, `articles/*/source.html` with MANIFEST.csv) and `stories/items.jsonl`. Documents
and headlines together are one archive; of thirty of them, ten of each sort, the three picks are printed with their titles,
to be read. Whether a reader would call them related is no figure that code can print: it stands in docs/measurements.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aainews.domain.documents import plain_text
from aainews.errors import ExtractError
from aainews.evaluation.labelled import read_labelled
from aainews.extract.page import extract_page
from aainews.llm.embeddings import EMBEDDED, EmbeddedEmbedder
from aainews.reference.entities import find
from aainews.stories.letters import STRETCH, letters_vector
from aainews.stories.meaning import Matrix, space_of_subjects
from aainews.stories.related import Neighbour, related_to
from aainews.stories.report import OPENING

EACH = 10
PICKS = 3


@dataclass(frozen=True)
class Text:
    id: str
    sort: str
    title: str
    opening: str
    story: str | None


def chapters(folder: Path) -> list[Text]:
    found: list[Text] = []
    for path in sorted(folder.glob("*.md*")):
        text = path.read_text("utf-8")
        heading = re.search(r"^#+ (.+)$", text, re.MULTILINE)
        prose = [line for line in text.splitlines() if re.match(r"[A-Z]", line) and len(line) > 60]
        if heading and prose:
            title = re.sub(r"\[\[.*?\]\]|<.*?>", "", heading[1]).strip()
            found.append(Text(path.name, "chapter", title, " ".join(prose)[:OPENING], None))
    return found


def pages(folder: Path) -> list[Text]:
    found: list[Text] = []
    with (folder / "MANIFEST.csv").open(encoding="utf-8") as manifest:
        rows = list(csv.DictReader(manifest))
    for row in rows:
        path = folder / row["name"] / "source.html"
        try:
            document = extract_page(path.read_bytes(), "text/html", row["url"], language_hint=row["lang"])
        except (OSError, ExtractError):
            continue
        if document.title:
            opening = " ".join(plain_text(document.text).split())[:OPENING]
            found.append(Text(row["name"], "page", document.title, opening, None))
    return found


def headlines(folder: Path) -> list[Text]:
    items = read_labelled(folder).items.values()
    return [Text(item.id, "headline", item.title, item.summary[:OPENING], item.event) for item in items]


def vectors_of(texts: Sequence[Text], letters: bool) -> Matrix:
    if letters:
        return np.array([letters_vector(text.title, text.opening) for text in texts]) * np.float32(np.sqrt(STRETCH))
    embedder, space = EmbeddedEmbedder(), space_of_subjects(EMBEDDED)
    assert space is not None
    try:
        lines = [f"{text.title}\n{text.opening}" for text in texts]
        return space.centred(np.vstack([embedder.embed(lines[at : at + 2]) for at in range(0, len(lines), 2)]))
    finally:
        embedder.close()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, metavar="DIR")
    arguments.add_argument("--letters", action="store_true", help="without the embedding model")
    given = arguments.parse_args()
    sorts = [chapters(given.folder / "corpus" / "en_articles"), pages(given.folder / "corpus" / "articles"),
             headlines(given.folder / "stories")]  # fmt: skip
    texts = [text for sort in sorts for text in sort]
    vectors = vectors_of(texts, given.letters)
    names = [frozenset(found.entity.slug for found in find(f"{text.title} {text.opening}")) for text in texts]
    place = {text.id: at for at, text in enumerate(texts)}
    shown = picks = 0
    for sort in sorts:
        for text in sort[:: max(1, len(sort) // EACH)][:EACH]:
            at = place[text.id]
            others = [
                Neighbour(other.id, other.story, vectors[k], 0.0, bool(names[k] & names[at]))
                for k, other in enumerate(texts)
                if k != at
            ]
            found = related_to(vectors[at], text.story, others, PICKS)
            shown, picks = shown + 1, picks + len(found)
            print(f"\n[{text.sort}] {text.title[:110]}")
            for each in found:
                other = texts[place[each]]
                print(f"   {float(vectors[at] @ vectors[place[each]]):.2f} [{other.sort}] {other.title[:110]}")
    print(json.dumps({"archive": len(texts), "articles": shown, "picks": picks}))


if __name__ == "__main__":
    main()
