"""How much of the article we find: `python -m benchmarks.extraction DIR`.

DIR holds one folder a page: source.html, meta.json, and expected.txt (a person's or a reviewed tool's text) or
segments.json (strings that must and must not appear). Prints a line a page; the last line is JSON with the keys
pages, f1_mean, f1_ja, code_blocks, code_blocks_intact.

F1 compares multisets: lower-case words; for Japanese pages the pairs of neighbouring characters of each run of
Japanese script, with Latin words as they are. The text compared is that of all segments, code and formulas included.

A code block is a <pre> of more than one line in source.html whose text stands in expected.txt (or, where there is only
segments.json, whose page we took it from). It is intact when one Code segment holds all its lines in order.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lxml import html as lxml_html

from aainews.domain.documents import Code, Document, Math, plain_text
from aainews.errors import ExtractError
from aainews.extract.page import extract_and_explain

_SCRIPT = "\u3040-\u30ff\u3400-\u9fff"
_TOKEN = re.compile(f"[{_SCRIPT}]+|[^\\W{_SCRIPT}]+")


@dataclass(frozen=True, slots=True)
class PageResult:
    """One page. `scores` are F1, precision and recall, None where no expected text exists."""

    name: str
    language: str
    picked: str
    scores: tuple[float, float, float] | None
    code: int
    intact: int
    must: str
    milliseconds: float


def tokens(text: str, *, japanese: bool) -> Counter[str]:
    """What is compared: words, or pairs of characters within runs of Japanese script."""
    counted: Counter[str] = Counter()
    for token in _TOKEN.findall(text.lower()):
        is_script = japanese and re.match(f"[{_SCRIPT}]", token) and len(token) > 1
        counted.update([token[i : i + 2] for i in range(len(token) - 1)] if is_script else [token])
    return counted


def f1(found: Counter[str], expected: Counter[str]) -> tuple[float, float, float]:
    """F1, precision and recall of two multisets."""
    shared = sum((found & expected).values())
    precision = shared / max(1, found.total())
    recall = shared / max(1, expected.total())
    return (2 * precision * recall / (precision + recall) if shared else 0.0), precision, recall


def document_text(document: Document) -> str:
    """The text of every segment, one a line."""
    return "\n".join(s.text if isinstance(s, Code | Math) else plain_text(s.html) for s in document.segments)


def source_code_blocks(body: bytes, within: str | None) -> list[list[str]]:
    """The lines of each <pre> of several lines, those outside the text `within` left out."""
    tree = lxml_html.document_fromstring(
        body.decode("utf-8", "replace").encode(), parser=lxml_html.HTMLParser(encoding="utf-8")
    )
    region = _letters(within) if within is not None else None
    found: list[list[str]] = []
    for pre in tree.iter("pre"):
        for line_break in pre.iter("br"):
            line_break.tail = "\n" + (line_break.tail or "")
        lines = [_letters(line) for line in "".join(str(piece) for piece in pre.itertext()).splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > 1 and (region is None or "".join(lines) in region):
            found.append(lines)
    return found


def is_intact(lines: list[str], document: Document) -> bool:
    """Whether one Code segment holds these lines, each on a line of its own, in this order."""
    for segment in document.segments:
        if isinstance(segment, Code):
            ours = [line for line in (_letters(line) for line in segment.text.splitlines()) if line]
            if ours == lines:
                return True
    return False


def _letters(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")


def measure(folder: Path) -> PageResult:
    """Extracts one page and compares it."""
    body = (folder / "source.html").read_bytes()
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    url = meta["url"] if str(meta["url"]).startswith("http") else "https://example.org/article"
    began = time.process_time()
    try:
        document, choice = extract_and_explain(body, None, url)
    except ExtractError as error:
        return PageResult(folder.name, meta["lang"], error.code, (0.0, 0.0, 0.0), 0, 0, "", 0.0)
    spent = 1000 * (time.process_time() - began)
    expected_file, segments_file = folder / "expected.txt", folder / "segments.json"
    expected = expected_file.read_text(encoding="utf-8") if expected_file.exists() else None
    text = document_text(document)
    japanese = meta["lang"] == "ja"
    scores = f1(tokens(text, japanese=japanese), tokens(expected, japanese=japanese)) if expected is not None else None
    blocks = source_code_blocks(body, expected if expected is not None else text)
    return PageResult(
        name=folder.name,
        language=document.language,
        picked=choice.picked,
        scores=scores,
        code=len(blocks),
        intact=sum(is_intact(lines, document) for lines in blocks),
        must=_must(text, json.loads(segments_file.read_text(encoding="utf-8"))) if segments_file.exists() else "",
        milliseconds=spent,
    )


def _must(text: str, wanted: dict[str, list[str]]) -> str:
    ours = _letters(text)
    present = sum(_letters(s) in ours for s in wanted["with"])
    absent = sum(_letters(s) not in ours for s in wanted["without"])
    return f"{present}/{len(wanted['with'])} {absent}/{len(wanted['without'])}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Scores extraction against recorded pages.")
    parser.add_argument("directory", type=Path)
    folders = sorted(p.parent for p in parser.parse_args().directory.glob("*/source.html"))
    if not folders:
        sys.exit("no pages: expected DIRECTORY/NAME/source.html")
    measure(folders[0])  # the first page pays for imports and models
    results = [measure(folder) for folder in folders]
    print(f"{'page':56} {'lang':6} {'like':12} {'F1':>6} {'P':>6} {'R':>6} {'code':>7} {'ms':>5}")
    for r in results:
        scores = " ".join(f"{x:6.3f}" for x in r.scores) if r.scores else f"{'with/without ' + r.must:>20}"
        print(
            f"{r.name[:56]:56} {r.language[:6]:6} {r.picked:12} {scores} {r.intact:>3}/{r.code:<3} {r.milliseconds:5.0f}"
        )
    scored = [r for r in results if r.scores]
    ours = [r.scores[0] for r in scored if r.scores]
    # meta.json's language, not ours: a page that we mistake stays in its group.
    japanese = [r.scores[0] for r in scored if r.scores and _stated_language(r, folders) == "ja"]
    print(
        f"halves {_mean(ours[::2]):.4f} {_mean(ours[1::2]):.4f}; median {statistics.median(r.milliseconds for r in results):.0f} ms of CPU a page"
    )
    must = [tuple(int(n) for n in re.findall(r"\d+", r.must)) for r in results if r.must]
    if must:
        p, n, a, m = (sum(row[i] for row in must) for i in range(4))
        print(f"strings that must appear {p}/{n}, that must not {a}/{m}")
    print(json.dumps({
        "pages": len(scored), "f1_mean": round(_mean(ours), 4), "f1_ja": round(_mean(japanese), 4),
        "code_blocks": sum(r.code for r in results), "code_blocks_intact": sum(r.intact for r in results),
    }))  # fmt: skip


def _stated_language(result: PageResult, folders: list[Path]) -> str:
    folder = next(f for f in folders if f.name == result.name)
    return str(json.loads((folder / "meta.json").read_text(encoding="utf-8"))["lang"])


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


if __name__ == "__main__":
    main()
