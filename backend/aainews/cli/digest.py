"""`aainews digest`: an edition now."""

from __future__ import annotations

from typing import Annotated

import typer

from aainews.cli.output import AsJson, out, print_json_line, told_errors
from aainews.cli.places import open_database
from aainews.clock import utc_now
from aainews.domain.digests import Digest, DigestKind, Sentence
from aainews.errors import NotFound
from aainews.pipeline.service import Pipeline
from aainews.publish.editions.calendar import has_begun, newest_key
from aainews.settings import settings
from aainews.store.database import reading
from aainews.store.digests import digest_to_read


def digest(
    kind: Annotated[DigestKind, typer.Argument(help="daily, weekly or hacker.")],
    date: Annotated[str | None, typer.Option(help="A day in Japan (2026-11-20), or a week (2026-W47).")] = None,
    as_json: AsJson = False,
) -> None:
    """Makes an edition and prints it. One that is there is made again only where what it rests on has changed."""
    now = utc_now()
    key = date or newest_key(kind, now)
    if not has_begun(kind, key, now):
        raise typer.BadParameter(f"{key} is no {kind.value} edition that has begun", param_hint="--date")
    if kind is DigestKind.HACKER and key != newest_key(kind, now):
        raise typer.BadParameter("Hacker News tells its front page of now, and of no other day", param_hint="--date")
    with told_errors():
        used = settings()
        database = open_database(used)
        Pipeline(used, database).digest(kind, key)
        with reading(database) as session:
            try:
                edition = digest_to_read(session, kind, key)
            except NotFound:
                raise NotFound(f"no news for {kind.value} {key}, and none before it") from None
    if as_json:
        print_json_line(edition.digest.model_dump(mode="json"))
    else:
        out.print(as_text(edition.digest), highlight=False, markup=False, soft_wrap=True)


def as_text(digest: Digest) -> str:
    """The edition as a reader reads it, without links."""
    lines = [f"■ {digest.title}", *([digest.note] if digest.note else []), *_said(digest.lead)]
    if digest.changes:
        lines += ["", "◆ 前回から変わったこと", *(f"・{sentence.text}" for sentence in digest.changes)]
    for section in digest.sections:
        lines += ["", f"◆ {section.title}"]
        for item in section.items:
            talk = item.discussion
            beside = f"{talk.points}ポイント・{talk.comments}コメント" if talk else f"{item.sources}媒体"
            lines += [f"{item.number}. {item.headline}（{beside}）", *_said(item.sentences, "   ")]
            if talk:
                lines += _named("論点", talk.issues) + _named("賛成", talk.pros)
                lines += _named("反対", talk.cons) + _named("当事者の発言", talk.firsthand)
    for name, found in (("増えた名前", digest.rising), ("減った名前", digest.falling)):
        if found:
            lines += ["", f"◆ {name}", "、".join(f"{one.name} {one.before}→{one.articles}" for one in found)]
    figures = [
        f"{f.label} {f.value}{f.unit}" + ("" if f.before is None else f"（前回 {f.before}）") for f in digest.figures
    ]
    return "\n".join([*lines, "", " / ".join(figures)])


def _said(sentences: tuple[Sentence, ...], before: str = "") -> list[str]:
    return [before + "".join(sentence.text for sentence in sentences)] if sentences else []


def _named(name: str, sentences: tuple[Sentence, ...]) -> list[str]:
    return [f"   〔{name}〕{sentence.text}" for sentence in sentences]
