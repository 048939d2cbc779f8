"""Human translations, looked up by paragraph: NAME.en.md beside NAME.ja.md, aligned heading by heading."""

from __future__ import annotations

import re
from pathlib import Path

from tests.model_server.translating import MARK, translate

_LITERAL = re.compile(r"```.*?```|^---\n.*?\n---\n|<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"`[^`]+`")
_LINE_MARK = re.compile(r"^\s*(?:[-*+>]|\d+\.|#+)\s+", re.MULTILINE)


class Reference:
    """Answers with the human's words where the paragraph is known and has no placeholder that they cannot carry."""

    def __init__(self, folder: Path) -> None:
        self._known: dict[str, str] = {}
        for english in sorted(folder.glob("*.en.md")):
            japanese = english.with_name(english.name.replace(".en.md", ".ja.md"))
            if japanese.exists():
                self._learn(english.read_text("utf-8"), japanese.read_text("utf-8"))

    def __len__(self) -> int:
        return len(self._known)

    def translate(self, source: str) -> str:
        marks = MARK.findall(source)
        human = self._known.get(_key(MARK.sub("", source)))
        if human is None or len(marks) != human.count("\x00"):
            return translate(source)
        for mark in marks:
            human = human.replace("\x00", mark, 1)
        return human

    def _learn(self, english: str, japanese: str) -> None:
        """Sections are matched by order, and blocks within a section where both have as many."""
        ours, theirs = _sections(english), _sections(japanese)
        if len(ours) != len(theirs):
            return
        for left, right in zip(ours, theirs, strict=True):
            if len(left) == len(right):
                for source, target in zip(left, right, strict=True):
                    self._learn_block(source, target)

    def _learn_block(self, source: str, target: str) -> None:
        """Only code spans can be carried, one for one in order: which words a link covers is not known."""
        if len(_CODE.findall(source)) == len(_CODE.findall(target)) and re.search(r"[ぁ-んァ-ヶ]", target):
            human = _plain(_CODE.sub("\x00", target))
            self._known.setdefault(_key(_plain(_CODE.sub("", source))), human)


def _sections(markdown: str) -> list[list[str]]:
    sections: list[list[str]] = [[]]
    for block in re.split(r"\n\s*\n|\n(?=\s*[-*] )", _LITERAL.sub("", markdown)):
        if block.strip():
            if block.lstrip().startswith("#"):
                sections.append([])
            sections[-1].append(block.strip())
    return sections


def _plain(block: str) -> str:
    text = _LINE_MARK.sub("", _LINK.sub(r"\1", block))
    return re.sub(r"\s+", " ", re.sub(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)|\[\[[^\]]*\]\]|<[^>]+>", "", text)).strip()


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())
