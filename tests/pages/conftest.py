"""The site beside the API, with a small built SPA or without one."""

from __future__ import annotations

import pytest
from fastapi import APIRouter

from aainews.pages.site import site as site_routes
from aainews.settings import Settings
from tests.api.conftest import filled, filled_file, settings, site

__all__ = ["built", "filled", "filled_file", "routers", "settings", "site"]

INDEX = """<!doctype html><html lang="ja"><head><link rel="icon" href="/favicon.svg"><!--head-->
<script type="module" src="/assets/index-abc.js"></script></head><body><div id="app"><!--content--></div></body></html>"""


@pytest.fixture
def routers(settings: Settings) -> list[APIRouter]:
    return [site_routes(settings)]


@pytest.fixture
def built(settings: Settings) -> None:
    """A built SPA; asked for before `site`, so that it is there when the first page is made."""
    assets = settings.spa_dir / "assets"
    assets.mkdir(parents=True)
    (settings.spa_dir / "index.html").write_text(INDEX)
    (settings.spa_dir / "favicon.svg").write_text("<svg/>")
    (assets / "index-abc.js").write_text("console.log(1);" * 100)
    (settings.spa_dir.parent / "secret.txt").write_text("secret")
