"""What makes the site one that a device can install."""

from __future__ import annotations

import json

from fastapi import APIRouter, Response

from aainews.pages.page import KEPT
from aainews.settings import Settings


def manifest_routes(settings: Settings) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/manifest.webmanifest")
    def manifest() -> Response:
        return Response(_manifest(settings), media_type="application/manifest+json", headers=KEPT)

    return router


def _manifest(settings: Settings) -> str:
    made = {
        "name": settings.site_name,
        "short_name": settings.site_name[:12],
        "description": "世界の AI 情報を毎時集め、翻訳・要約・評価してお届けします。",
        "lang": "ja",
        "dir": "ltr",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#c22f17",
        "categories": ["news"],
        "icons": [
            {"src": "/icons/icon-192.png", "sizes": "192x192", "type": "image/png", "purpose": "any"},
            {"src": "/icons/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {"src": "/icons/icon-mask-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }
    return json.dumps(made, ensure_ascii=False)
