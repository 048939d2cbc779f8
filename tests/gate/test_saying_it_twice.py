from __future__ import annotations

from aainews.domain.analysis import Analysis, AxisScore, KeyPoint
from aainews.domain.scores import AXES
from aainews.gate.saying_it_twice import without_repeats


def analysis(
    reasons: tuple[str, str, str, str], impact: str = "開発者に役立つ。", comment: str = "続報を待ちたい。"
) -> Analysis:
    return Analysis(
        tldr="Acme が Bolt を公開した。",
        key_points=(KeyPoint(heading="公開", text="Bolt は無料である。"),),
        impact=impact,
        comment=comment,
        tags=(),
        entities=(),
        scores=tuple(
            AxisScore(axis=d.axis, score=3, reason=r, evidence=None) for d, r in zip(AXES, reasons, strict=True)
        ),
    )


def test_scores_with_one_reason_for_all_are_no_scores() -> None:
    kept, found = without_repeats(analysis(("良い。", "良い。", "良い。", "新しい。")))
    assert kept.scores == ()
    assert [check.field for check in found] == ["scores"]


def test_a_reason_that_repeats_the_summary_is_left_out_and_its_score_kept() -> None:
    kept, found = without_repeats(analysis(("Bolt は無料である。", "二。", "三。", "四。")))
    assert [score.reason for score in kept.scores] == ["", "二。", "三。", "四。"]
    assert len(found) == 1


def test_impact_and_comment_do_not_repeat_the_summary_or_each_other() -> None:
    kept, _ = without_repeats(analysis(("一。", "二。", "三。", "四。"), impact="Acme が Bolt を公開した。"))
    assert (kept.impact, kept.comment) == ("", "続報を待ちたい。")
    kept, _ = without_repeats(analysis(("一。", "二。", "三。", "四。"), comment="開発者に役立つ。"))
    assert (kept.impact, kept.comment) == ("開発者に役立つ。", "")


def test_an_analysis_without_repeats_stays_as_it_is() -> None:
    whole = analysis(("一。", "二。", "三。", "四。"))
    assert without_repeats(whole) == (whole, ())
