"""Prompts as versioned files, and the fence around text that strangers wrote.

A prompt is `<package>/prompts/<name>.v<version>.md`: sections under `## system`, `## user`, `## assistant`, in the
order in which they are sent (user and assistant pairs before the last user section are examples), and any other
`## <name>` sections, which are pieces for code to use. `{name}` stands for a value. Changed words need a new version,
since answers are kept under the prompt's version.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import cast

from aainews.domain.calls import Message
from aainews.domain.value import Value
from aainews.errors import ConfigError

ROLES = ("system", "user", "assistant")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_FILE = re.compile(r"(?P<name>.+)\.v(?P<version>\d+)\.md")


class Section(Value):
    name: str
    text: str


class Prompt(Value):
    """One version of one prompt."""

    name: str
    version: int
    sections: tuple[Section, ...]

    @property
    def label(self) -> str:
        """`translation.v1`: what calls are recorded under."""
        return f"{self.name}.v{self.version}"

    def messages(self, **values: str) -> tuple[Message, ...]:
        """The messages to send, each `{slot}` filled once: braces inside a value stay as they are.

        Raises KeyError for a slot without a value. A value without a slot is fine: versions differ in what they ask.
        """
        return tuple(
            Message.model_validate({"role": section.name, "content": _fill(section.text, values)})
            for section in self.sections
            if section.name in ROLES
        )

    def piece(self, name: str, **values: str) -> str:
        """The text of the section of that name, filled. Raises KeyError where there is none."""
        for section in self.sections:
            if section.name == name:
                return _fill(section.text, values)
        raise KeyError(f"{self.label} has no section {name}")


@cache
def load_prompt(package: str, name: str) -> Prompt:
    """Reads the newest version of `name` (or exactly `name.v2`) from `package`'s folder `prompts`. Raises ConfigError."""
    folder = files(package).joinpath("prompts")
    found = {entry.name: entry for entry in folder.iterdir()} if folder.is_dir() else {}
    versions = [match for file in found if (match := _FILE.fullmatch(file)) and name in (match["name"], file[:-3])]
    if not versions:
        raise ConfigError(f"no prompt {name} in {package}")
    newest = max(versions, key=lambda match: int(match["version"]))
    return parse_prompt(newest["name"], int(newest["version"]), found[newest.string].read_text("utf-8"))


@cache
def _piece(package: str, name: str) -> str:
    file = files(package).joinpath("prompts", f"{name}.md")
    if not file.is_file():
        raise ConfigError(f"no prompt {name} in {package}")
    _, heading, text = file.read_text("utf-8").partition("## piece\n")
    if not heading:
        raise ConfigError(f"prompt {name} has no ## piece section")
    return text.strip("\n")


def load_piece(package: str, name: str, **values: str) -> str:
    """The text of a file that is one piece of a message, `NAME.v1`, filled. Raises ConfigError where there is none."""
    return _fill(_piece(package, name), values)


def parse_prompt(name: str, version: int, text: str) -> Prompt:
    """Raises ConfigError where nothing would be sent."""
    parts = _HEADING.split(text)[1:]
    sections = tuple(
        Section(name=cast(str, heading).strip(), text=cast(str, body).strip("\n"))
        for heading, body in zip(parts[::2], parts[1::2], strict=True)
    )
    if not any(section.name == "user" for section in sections):
        raise ConfigError(f"prompt {name}.v{version} has no ## user section")
    return Prompt(name=name, version=version, sections=sections)


def fence(text: str, tag: str = "source") -> str:
    """Puts untrusted text between two marks that do not occur in it: `<source 1a2b3c4d>` … `</source 1a2b3c4d>`.

    The mark comes from the text's own hash, so the same text makes the same request and its answer can be kept; who
    writes the text cannot put the closing mark into it, as that changes the hash.
    """
    mark = _mark(text)
    return f"<{tag} {mark}>\n{text}\n</{tag} {mark}>"


def _mark(text: str) -> str:
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    while mark in text:
        mark = hashlib.sha256(mark.encode()).hexdigest()[:8]
    return mark


def _fill(template: str, values: dict[str, str]) -> str:
    return _SLOT.sub(lambda slot: values[slot[1]], template)
