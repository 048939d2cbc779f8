"""What every route documents alike, and the OpenAPI document without what we never send."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from aainews.api.schemas.common import Problem

PROBLEM_JSON = "application/problem+json"

Responses = dict[int | str, dict[str, Any]]

INVALID: Responses = {400: {"model": Problem, "description": "使えないパラメーター、または正しくない値。"}}
MISSING: Responses = {404: {"model": Problem, "description": "その id のものはありません。"}}
ALWAYS: Responses = {
    304: {"description": "`If-None-Match` の版から変わっていません。"},
    500: {"model": Problem, "description": "こちらの誤り。詳しい原因は記録にだけ残ります。"},
}

DESCRIPTION = """\
世界の AI ニュースを日本語で読むための API です。読むだけなら鍵は要りません。

- 時刻は RFC 3339（UTC）。日付しか分からない記事は `published_date` だけを持ち、時刻を作りません。
- 一覧は `{"items": […], "next_cursor": …}`。続きは `next_cursor` を `cursor` に渡します。
- 誤りは `application/problem+json`（RFC 9457）。`code` は変わらない短い符号です。
- すべての GET は `ETag` を持ち、`If-None-Match` に 304 で答えます。HEAD も使えます。
- 知らないパラメーターは無視せず 400 で断ります。
"""


ENUMS = {
    "ArticleState": "published: 権利の範囲をすべて表示 / published_partly: 一部が原文のまま、または作業中 / held: 非公開",
    "Axis": "depth 深度・relevance 関連度・practicality 実用性・novelty 革新性",
    "DigestKind": "daily: AI日報（日本時間の日ごと） / hacker: Hacker日報（同） / weekly: 週報（ISO 週ごと）",
    "EntityKind": "company 企業・model AI モデル・tool ツール・person 人物",
    "Health": "fresh: 正常 / waiting: 再取得待ち / failing: 失敗が続いている / never: 未取得",
    "Language": "元記事の言語（BCP 47）。",
    "Origin": "文の出どころ。article: 検査に通った記事の要約 / model: この版のためにモデルが書き、検査に通った文 / code: 規則で組み立てた文",
    "ReferenceKind": "story・article: 当サイトの話題・記事 / page: 外部の元ページ / comment: Hacker News のコメント",
    "Rights": "full: 全文を翻訳 / summary: 要約・分析・短い引用・リンク / link: 見出しとリンクだけ",
    "SegmentStatus": "translated: 検査に通った訳 / original: 原文のまま（理由つき） / pending: 作業中 / untouched: 訳さないもの（コード・数式・日本語）",
    "SourceKind": "lab 研究所・企業 / news ニュース / newsletter / blog / tools 開発ツール / paper 論文 / video / community",
}
"""The values' docstrings are for us, in English; the document is for its readers."""

SENT_WITH = {
    "ETag": {"description": "この答えの版。", "schema": {"type": "string"}},
    "Cache-Control": {"description": "どれだけ手元に置いてよいか。", "schema": {"type": "string"}},
}


class ContractApi(FastAPI):
    """FastAPI whose document says problem+json for every error and leaves out the framework's own 422."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            self.openapi_schema = _as_sent(super().openapi())
        return self.openapi_schema


def _as_sent(document: dict[str, Any]) -> dict[str, Any]:
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            operation["responses"]["200"] |= {"description": "成功。", "headers": SENT_WITH}
            for response in operation["responses"].values():
                _name_problems(response.get("content", {}))
            for parameter in operation.get("parameters", []):
                parameter["schema"] = _sendable(parameter["schema"])
    schemas = document["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for name, text in ENUMS.items():
        schemas[name]["description"] = text
    _drop_titles(document)
    return document


def _name_problems(content: dict[str, Any]) -> None:
    for media_type, body in list(content.items()):
        if body.get("schema", {}).get("$ref", "").endswith("/Problem"):
            content[PROBLEM_JSON] = content.pop(media_type)


def _sendable(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter may be left out, but null cannot be written in a query."""
    kept = {key: value for key, value in schema.items() if key not in ("anyOf", "description")}
    return kept | next((kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}), {})


def _drop_titles(node: Any) -> None:
    """Takes out the titles that the framework makes from the fields' names; they say nothing that the name does not."""
    if isinstance(node, list):
        for item in node:
            _drop_titles(item)
    elif isinstance(node, dict):
        for key, value in list(node.items()):
            if (
                key == "title"
                and isinstance(value, str)
                and ("type" in node or "anyOf" in node or "$ref" in node or "oneOf" in node)
            ):
                del node[key]
            elif key != "examples":
                _drop_titles(value)
