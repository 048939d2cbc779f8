"""The API's own pages: its document as JSON and YAML, and as HTML made on the server, without script or foreign host."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from aainews.api.document import as_yaml
from aainews.api.service import until_published

STYLE = Path(__file__).parent / "static" / "docs.css"

router = APIRouter(prefix="/api", include_in_schema=False, dependencies=[Depends(until_published)])

Json = Mapping[str, Any]


@router.get("/openapi.json")
def openapi_json(request: Request, response: Response) -> Response:
    body = json.dumps(request.app.openapi(), ensure_ascii=False)
    return Response(body, media_type="application/json", headers=dict(response.headers))


@router.get("/openapi.yaml")
def openapi_yaml(request: Request, response: Response) -> Response:
    return Response(as_yaml(request.app.openapi()), media_type="application/yaml", headers=dict(response.headers))


@router.get("/docs")
def docs(request: Request, response: Response) -> HTMLResponse:
    return HTMLResponse(docs_page(request.app.openapi()), headers=dict(response.headers))


@router.get("/docs.css")
def style(response: Response) -> Response:
    return Response(STYLE.read_bytes(), media_type="text/css; charset=utf-8", headers=dict(response.headers))


def docs_page(document: Json) -> str:
    """The whole document on one page: operations with their parameters and errors, then the shapes of the answers."""
    operations = [(path, verb, op) for path, item in document["paths"].items() for verb, op in item.items()]
    shapes = document["components"]["schemas"]
    return f"""<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{escape(document["info"]["title"])}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/api/docs.css"></head><body>
<nav aria-label="目次"><p><a href="/">サイトへ戻る</a></p><h2>操作</h2><ul>{_lines(map(_operation_link, operations))}</ul>
<h2>答えの形</h2><ul>{_lines(f'<li><a href="#{name}">{name}</a></li>' for name in shapes)}</ul></nav>
<main><h1>{escape(document["info"]["title"])} <small>v{escape(document["info"]["version"])}</small></h1>
{_prose(document["info"]["description"])}
<p>この文書: <a href="/api/openapi.yaml">openapi.yaml</a>・<a href="/api/openapi.json">openapi.json</a></p>
{_lines(_operation(*operation) for operation in operations)}
<h2 id="shapes">答えの形</h2>{_lines(_shape(name, schema) for name, schema in shapes.items())}</main></body></html>
"""


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def _operation_link(operation: tuple[str, str, Json]) -> str:
    path, _, described = operation
    return (
        f'<li><a href="#{described["operationId"]}">{escape(described["summary"])}</a> <code>{escape(path)}</code></li>'
    )


def _operation(path: str, verb: str, described: Json) -> str:
    parameters = _lines(map(_parameter, described.get("parameters", ())))
    table = "<tr><th>名前</th><th>型</th><th>説明</th></tr>"
    answers = _lines(_answer(status, answer) for status, answer in described["responses"].items())
    example = _curl(path, described.get("parameters", ()))
    return f"""<section id="{described["operationId"]}"><h2>{escape(described["summary"])}</h2>
<p class="route"><span class="verb">{verb.upper()}</span> <code>{escape(path)}</code> <span class="id">{described["operationId"]}</span></p>
{_prose(described.get("description", ""))}
{f"<h3>パラメーター</h3><div class='wide'><table>{table}{parameters}</table></div>" if parameters else ""}
<h3>答え</h3><dl>{answers}</dl><h3>例</h3><pre tabindex="0"><code>{escape(example)}</code></pre></section>"""


def _parameter(parameter: Json) -> str:
    schema = parameter["schema"]
    needed = ' <span class="needed">必須</span>' if parameter["required"] else ""
    notes = [escape(parameter.get("description", ""))]
    if "default" in schema:
        notes.append(f"既定値 <code>{escape(str(schema['default']))}</code>")
    if schema.get("examples"):
        notes.append(f"例 <code>{escape(str(schema['examples'][0]))}</code>")
    name = f"<code>{escape(parameter['name'])}</code>{needed}"
    return f"<tr><td>{name}</td><td>{_kind(schema)}</td><td>{_prose(' '.join(notes), safe=True)}</td></tr>"


def _answer(status: str, answer: Json) -> str:
    content = [
        f"<code>{escape(media)}</code> {_kind(body.get('schema', {}))}"
        for media, body in answer.get("content", {}).items()
    ]
    return f"<dt>{status}</dt><dd>{_prose(answer['description'])}{_lines(content)}</dd>"


def _shape(name: str, schema: Json) -> str:
    needed = set(schema.get("required", ()))
    rows = _lines(
        f"<tr><td><code>{escape(field)}</code>{'' if field in needed else '?'}</td><td>{_kind(kind)}</td>"
        f"<td>{_prose(kind.get('description', ''))}</td></tr>"
        for field, kind in schema.get("properties", {}).items()
    )
    table = (
        f"<div class='wide'><table><tr><th>項目</th><th>型</th><th>説明</th></tr>{rows}</table></div>"
        if rows
        else _kind(schema)
    )
    return f'<section id="{name}"><h3>{name}</h3>{_prose(schema.get("description", ""))}{table}</section>'


def _kind(schema: Json) -> str:
    """A schema in a few words, with links to the shapes that it names."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f'<a href="#{name}">{name}</a>'
    if "const" in schema or "enum" in schema:
        return "・".join(f"<code>{escape(str(value))}</code>" for value in schema.get("enum", [schema.get("const")]))
    either = schema.get("anyOf") or schema.get("oneOf")
    if either:
        return " または ".join(map(_kind, either))
    if schema.get("type") == "array":
        return f"{_kind(schema.get('items', {}))} の並び"
    limits = [f"{sign} {schema[key]}" for key, sign in (("minimum", "≥"), ("maximum", "≤")) if key in schema]
    return escape(" ".join([schema.get("format") or schema.get("type", ""), *limits]))


def _prose(text: str, safe: bool = False) -> str:
    """Paragraphs and one level of list, with `code`: all the Markdown that our descriptions use."""
    if not text:
        return ""
    marked = re.sub(r"`([^`]+)`", r"<code>\1</code>", text if safe else escape(text))
    blocks = []
    for block in marked.strip().split("\n\n"):
        items = block.split("\n")
        is_list = all(item.startswith("- ") for item in items)
        blocks.append(f"<ul>{_lines(f'<li>{i[2:]}</li>' for i in items)}</ul>" if is_list else f"<p>{block}</p>")
    return _lines(blocks)


def _curl(path: str, parameters: Iterable[Json]) -> str:
    examples = [
        f"{p['name']}={p['schema']['examples'][0]}"
        for p in parameters
        if p["in"] == "query" and p["schema"].get("examples")
    ][:1]
    query = f"?{examples[0]}" if examples else ""
    return f"curl -s 'http://127.0.0.1:8000{path.replace('{id}', 'abcdefghijkl')}{query}'"
