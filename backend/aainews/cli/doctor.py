"""`aainews doctor`: what is missing here, and what to do about it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import Literal

import httpx
import typer

from aainews.cli.output import AsJson, out, print_json_line
from aainews.cli.places import catalogue_of
from aainews.domain.value import Value
from aainews.errors import AAINewsError, ConfigError
from aainews.pipeline.budget import checked_limits, prices_for
from aainews.settings import Settings, settings
from aainews.store.database import answers, open_engine, reading
from aainews.store.migration import is_current
from aainews.store.search_index import how_many_indexed, is_of_an_older_version, not_indexed

LEAST_FREE_BYTES = 2 * 1024**3
MARKS = {"ok": "[green]✓[/green]", "warn": "[yellow]![/yellow]", "fail": "[red]✗[/red]"}


class Finding(Value):
    what: str
    state: Literal["ok", "warn", "fail"]
    detail: str
    remedy: str = ""


def doctor(as_json: AsJson = False) -> None:
    """Looks at settings, database, catalogue, model, site and disk; exit status 1 where something must be mended."""
    findings = [_look(what, look) for what, look in LOOKS.items()]
    if as_json:
        print_json_line([finding.model_dump() for finding in findings])
    else:
        for finding in findings:
            out.print(f"{MARKS[finding.state]} {finding.what}: {finding.detail}", highlight=False)
            if finding.remedy:
                out.print(f"    → {finding.remedy}", highlight=False)
    if any(finding.state == "fail" for finding in findings):
        raise typer.Exit(1)


def _look(what: str, look: Callable[[Settings], Finding]) -> Finding:
    try:
        return look(settings())
    except AAINewsError as error:
        return Finding(what=what, state="fail", detail=error.detail)


def _python(_: Settings) -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    fits = sys.version_info >= (3, 11)
    return Finding(
        what="Python", state="ok" if fits else "fail", detail=version, remedy="" if fits else "use 3.11 or newer"
    )


def _database(used: Settings) -> Finding:
    kind = "SQLite" if used.is_sqlite else "Postgres"
    engine = open_engine(used)
    if not answers(engine):
        return Finding(what="Database", state="fail", detail=f"{kind} does not answer", remedy="check DATABASE_URL")
    if not is_current(engine, used.migrations_dir):
        return Finding(what="Database", state="warn", detail=f"{kind}, schema is behind", remedy="aainews migrate")
    return Finding(what="Database", state="ok", detail=f"{kind}, schema is current")


def _search(used: Settings) -> Finding:
    engine = open_engine(used)
    if not answers(engine) or not is_current(engine, used.migrations_dir):
        return Finding(what="Search", state="warn", detail="not looked at: see Database", remedy="aainews migrate")
    with reading(engine) as session:
        if is_of_an_older_version(session):
            return Finding(what="Search", state="warn", detail="indexed by an older version", remedy="aainews reindex")
        if not_indexed(session, 1):
            return Finding(what="Search", state="warn", detail="some articles are missing", remedy="aainews reindex")
        held, _ = how_many_indexed(session)
    return Finding(what="Search", state="ok", detail=f"{held} articles in the index")


def _catalogue(used: Settings) -> Finding:
    sources = catalogue_of(used)
    feeds = sum(len(source.feeds) for source in sources)
    return Finding(what="Catalogue", state="ok", detail=f"{len(sources)} sources, {feeds} feeds ({used.catalogue})")


def _model(used: Settings) -> Finding:
    if not used.uses_embedded_model:
        return _hosted(used)
    if used.embedded_model_path and not used.embedded_model_path.is_file():
        raise ConfigError(f"AAINEWS_EMBEDDED_MODEL_PATH names no file: {used.embedded_model_path}")
    if find_spec("xllamacpp") is None:
        remedy = "make setup, or set OPENAI_API_KEY"
        return Finding(what="Model", state="fail", detail="the embedded model is not installed", remedy=remedy)
    return Finding(what="Model", state="ok", detail="embedded, no key needed")


def _hosted(used: Settings) -> Finding:
    base = used.openai_base_url or "https://api.openai.com/v1"
    key = used.openai_api_key.get_secret_value() if used.openai_api_key else "none"
    try:
        status = httpx.get(f"{base}/models", headers={"Authorization": f"Bearer {key}"}, timeout=5).status_code
    except httpx.HTTPError as error:
        return Finding(
            what="Model", state="fail", detail=f"{base}: {type(error).__name__}", remedy="check OPENAI_BASE_URL"
        )
    if status in (401, 403):
        return Finding(what="Model", state="fail", detail=f"{base}: {status}", remedy="check OPENAI_API_KEY")
    return Finding(what="Model", state="ok", detail=f"{used.llm_model} at {base}")


def _budget(used: Settings) -> Finding:
    prices = prices_for(used)
    limits = checked_limits(used, prices)
    unknown = not used.uses_embedded_model and prices.of(used.llm_model) is None
    if limits.any:
        set_ = ", ".join(f"{name} {value:g}" for name, value in limits.model_dump(exclude_none=True).items())
        return Finding(what="Budget", state="ok", detail=set_)
    if used.uses_embedded_model:
        return Finding(what="Budget", state="ok", detail="the embedded model costs nothing")
    price = f"no limit; the price of {used.llm_model} is {'not known' if unknown else 'known'}"
    return Finding(what="Budget", state="warn", detail=price, remedy="set AAINEWS_LLM_DAILY_DOLLARS or _DAILY_TOKENS")


def _site(used: Settings) -> Finding:
    if (used.spa_dir / "index.html").is_file():
        return Finding(what="Site", state="ok", detail=str(used.spa_dir))
    return Finding(what="Site", state="warn", detail="the SPA is not built; pages are plain HTML", remedy="make setup")


def _disk(used: Settings) -> Finding:
    used.data_dir.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(used.data_dir).free
    enough = free >= LEAST_FREE_BYTES
    remedy = "" if enough else "free some space, or set AAINEWS_DATA_DIR"
    return Finding(
        what="Disk", state="ok" if enough else "warn", detail=f"{free / 1024**3:.1f} GiB free", remedy=remedy
    )


LOOKS: dict[str, Callable[[Settings], Finding]] = {
    "Python": _python,
    "Database": _database,
    "Search": _search,
    "Catalogue": _catalogue,
    "Model": _model,
    "Budget": _budget,
    "Site": _site,
    "Disk": _disk,
}
