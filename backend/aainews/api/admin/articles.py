"""Articles that need somebody: held, partly published or stuck, with what the gate found, and the operator's own words."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Body, Query
from pydantic import BaseModel, ConfigDict, Field

from aainews.api.contract import INVALID, MISSING
from aainews.api.parameters import Parameters
from aainews.api.problems import InvalidParameter
from aainews.api.safe_html import safe_inline
from aainews.api.schemas.admin import (
    Changed,
    FindingOut,
    SegmentWork,
    TroubledArticle,
    TroubledPage,
    WorkArticle,
)
from aainews.api.service import Read, Write
from aainews.api.whole import check_name
from aainews.clock import utc_now
from aainews.domain.checks import Severity
from aainews.domain.documents import Code, Math, plain_text
from aainews.domain.publication import ArticleState, SegmentStatus
from aainews.errors import reader_text
from aainews.store.backstage import Finding, Troubled, article_at_work, troubled_articles
from aainews.store.editing import AnalysisField, ask_again, correct_analysis, correct_segment

router = APIRouter(prefix="/articles")


class TroubledQuery(Parameters):
    state: Literal["held", "partly", "retrying"] = Field(
        "partly", description="held: 公開していない / partly: 一部が原文のまま / retrying: 失敗して次の試行を待つ"
    )
    limit: int = Field(30, ge=1, le=100, description="1ページの件数。")
    cursor: Annotated[str, Field(max_length=16, pattern="^[0-9a-z]+$")] | None = Field(
        None, description="前のページの `next_cursor`。"
    )


class Correction(BaseModel):
    """運営者の書いた文。"""

    model_config = ConfigDict(extra="forbid")
    ja: str = Field(
        min_length=1,
        max_length=20_000,
        description="日本語。段落では許された行内タグ（a, em, strong, code など）だけが残ります。",
    )


@router.get("", operation_id="listTroubledArticles", summary="人の手が要る記事", responses=INVALID)
def list_troubled(query: Annotated[TroubledQuery, Query()], read: Read) -> TroubledPage:
    """公開を見合わせた記事、一部が原文のままの記事、失敗が続く記事。新しい順。"""
    with read() as session:
        found, more = troubled_articles(session, query.state, query.limit, query.cursor)
    return TroubledPage(items=[_troubled(each) for each in found], next_cursor=found[-1].id if more else None)


@router.get("/{id}", operation_id="getArticleAtWork", summary="記事の検査結果", responses=INVALID | MISSING)
def get_article_at_work(id: str, read: Read) -> WorkArticle:
    """段落ごとの原文・訳文と、検査が見つけたこと（差し替え前の文への指摘も含む）。"""
    with read() as session:
        work = article_at_work(session, id)
    document = work.document
    segments = [
        SegmentWork(
            id=segment.id,
            kind=segment.kind,
            original=safe_inline(segment.html),
            ja=safe_inline(row.ja) if row is not None and row.ja else None,
            status=SegmentStatus(row.status) if row is not None else SegmentStatus.PENDING,
            model=row.model if row is not None else None,
            findings=[_finding(each) for each in work.findings if each.segment_id == segment.id],
        )
        for segment in (document.segments if document else ())
        if not isinstance(segment, Code | Math) and plain_text(segment.html).strip()
        for row in (work.translations.get(segment.id),)
    ]
    return WorkArticle(
        article=_troubled(work.troubled),
        findings=[_finding(each) for each in work.findings if each.segment_id is None],
        segments=segments,
    )


@router.put(
    "/{id}/segments/{segment}", operation_id="correctSegment", summary="段落を直して公開", responses=INVALID | MISSING
)
def put_segment(id: str, segment: str, body: Annotated[Correction, Body()], write: Write) -> Changed:
    """見出しは `title`。運営者の文は機械の訳より優先され、同じ文がまた来たときにも使われます。"""
    ja = plain_text(body.ja) if segment == "title" else safe_inline(body.ja)
    if not plain_text(ja).strip():
        raise InvalidParameter("ja: 文字がありません。")
    with write() as session:
        correct_segment(session, id, segment, ja.strip(), utc_now())
    return Changed(id=id)


@router.put(
    "/{id}/analysis/{field}",
    operation_id="correctAnalysis",
    summary="分析の文を直して公開",
    responses=INVALID | MISSING,
)
def put_analysis(id: str, field: AnalysisField, body: Annotated[Correction, Body()], write: Write) -> Changed:
    """TL;DR、影響分析、編集コメントを運営者の文にします。"""
    with write() as session:
        correct_analysis(session, id, field, plain_text(body.ja).strip(), utc_now())
    return Changed(id=id)


@router.post("/{id}/retry", operation_id="retryArticle", summary="記事の処理をやり直す", responses=INVALID | MISSING)
def retry_article(id: str, write: Write) -> Changed:
    """失敗の待ち時間を飛ばして、次の分までに続きを行います。"""
    with write() as session:
        ask_again(session, id, utc_now())
    return Changed(id=id)


def _troubled(each: Troubled) -> TroubledArticle:
    return TroubledArticle(
        id=each.id,
        title=each.title,
        title_original=each.title_original,
        source_slug=each.source_slug,
        url=each.url,
        state=ArticleState(each.state),
        failures=each.failures,
        reason=reader_text(each.error_code) if each.error_code else None,
        detail=each.error_detail,
        next_try_at=each.next_try_at,
        first_seen_at=each.first_seen_at,
        blocked=each.blocked,
    )


def _finding(each: Finding) -> FindingOut:
    return FindingOut(
        field=each.field,
        kind=each.kind,
        label=check_name(each.kind),
        severity=Severity(each.severity),
        evidence=each.evidence,
        shown=each.shown,
    )
