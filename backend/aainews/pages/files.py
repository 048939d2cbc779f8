"""Files of the built SPA, and those that machines look for at the root."""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import Path

from fastapi import APIRouter, Response

from aainews.settings import Settings

KEPT = {"X-Keep": "revision", "Cache-Control": "public, no-cache"}
IMMUTABLE = {"X-Keep": "revision", "Cache-Control": "public, max-age=31536000, immutable"}
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}


def file_routes(settings: Settings) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/robots.txt")
    def robots() -> Response:
        return _text(
            f"User-agent: *\nAllow: /\n\nSitemap: {settings.site_url}/sitemap.xml\nSitemap: {settings.site_url}/news-sitemap.xml\n"
        )

    @router.get("/llms.txt")
    def llms() -> Response:
        return _text(llms_txt(settings))

    return router


def built_file(spa_dir: Path, path: str) -> Response | None:
    """A file of the built site; None where there is none of that name, or its name leads out of the folder.

    Names below assets/ carry a hash of their content, so they never change.
    """
    if not path or "\x00" in path or Path(path).name == "index.html":
        return None
    file = (spa_dir / path).resolve()
    if (
        not file.is_relative_to(spa_dir.resolve())
        or not file.is_file()
        or any(part.startswith(".") for part in Path(path).parts)
    ):
        return None
    kind = TYPES.get(file.suffix) or guess_type(file.name)[0] or "application/octet-stream"
    hashed = path.startswith("assets/")
    return Response(file.read_bytes(), media_type=kind, headers=IMMUTABLE if hashed else KEPT)


def llms_txt(settings: Settings) -> str:
    url = settings.site_url
    return f"""# {settings.site_name}

> 世界の AI ニュースを日本語で。機械が訳し、コードが検査したものだけを載せています。

- [最新の記事（JSON）]({url}/api/v1/articles): 絞り込みと続きの読み方は API の説明にあります。
- 記事ひとつ: {url}/api/v1/articles/ID.md が Markdown、{url}/api/v1/articles/ID が JSON です。
- [API の説明]({url}/api/docs) / [OpenAPI]({url}/api/openapi.yaml)
- フィード: [RSS]({url}/feeds/articles.rss) [Atom]({url}/feeds/articles.atom) [JSON]({url}/feeds/articles.json)
"""


def _text(body: str) -> Response:
    return Response(body, media_type="text/plain; charset=utf-8", headers=KEPT)
