from __future__ import annotations

from aainews.domain.checks import CheckKind
from aainews.gate.findings import block, warn
from aainews.gate.repair import Rung, next_rung, rung_after

CHINESE = block(CheckKind.CHINESE_LEAK, "绝")


def test_a_text_with_warnings_only_is_accepted() -> None:
    assert next_rung([warn(CheckKind.NUMBER_DROPPED, "48")], Rung.WHOLE, small=False) is Rung.ACCEPT


def test_a_hosted_model_is_told_then_given_less_then_given_up() -> None:
    rungs = [Rung.WHOLE]
    while rungs[-1] is not Rung.ORIGINAL:
        rungs.append(next_rung([CHINESE], rungs[-1], small=False))
    assert rungs == [Rung.WHOLE, Rung.AGAIN, Rung.SPLIT, Rung.ORIGINAL]


def test_a_small_model_is_given_less_at_once() -> None:
    assert next_rung([CHINESE], Rung.WHOLE, small=True) is Rung.SPLIT


def test_what_was_cut_off_is_not_asked_again_at_the_same_length() -> None:
    assert next_rung([block(CheckKind.TRUNCATED, "…")], Rung.WHOLE, small=False) is Rung.SPLIT


def test_after_the_last_rung_comes_the_original() -> None:
    assert next_rung([block(CheckKind.TRUNCATED, "…")], Rung.SPLIT, small=False) is Rung.ORIGINAL


def test_a_second_model_is_asked_before_the_original_is_shown() -> None:
    rungs = [Rung.SPLIT]
    while rungs[-1] is not Rung.ORIGINAL:
        rungs.append(next_rung([CHINESE], rungs[-1], small=False, has_fallback=True))
    assert rungs == [Rung.SPLIT, Rung.FALLBACK, Rung.ORIGINAL]


def test_a_text_goes_on_where_it_was_left() -> None:
    rungs = [rung_after(attempts, [CHINESE], small=False) for attempts in range(5)]
    assert rungs == [Rung.WHOLE, Rung.AGAIN, Rung.SPLIT, Rung.ORIGINAL, Rung.ORIGINAL]
