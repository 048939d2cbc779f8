"""A translation against its source."""

from __future__ import annotations

import pytest

from aainews.domain.checks import Check, CheckKind, Severity
from aainews.gate.facts import compare_facts


def blocked(source: str, ja: str, *, context: str = "", allow_drop: bool = False) -> list[Check]:
    found = compare_facts(source, ja, context=context, allow_drop=allow_drop)
    return [check for check in found if check.severity is Severity.BLOCK]


@pytest.mark.parametrize(
    ("source", "ja"),
    [
        ("Nearly 1 in 5 workers used it.", "労働者のほぼ5人に1人が使いました。"),
        ("A third of respondents, and 45% of those under 30, said yes.", "回答者の3分の1、30歳未満では45%が「はい」と答えました。"),
        ("It took three and a half years.", "3年半かかりました。"),
        ("the past 18 months", "過去1年半"),
        ("within a year or two", "1〜2年以内に"),
        ("about a dozen states", "約12州"),
        ("The report of last Monday", "先週の報告"),
        ("Losses narrowed by 12%.", "損失は12%縮小しました。"),
        ("Prices fell less than 5%, and sales rose.", "価格の下落は5%未満で、売上高は増えました。"),
        ("He left in late 2024.", "彼は2024年後半に退社しました。"),
        ("The fall was up to 300 points.", "下げ幅は最大300ポイントでした。"),
        ("Costs were cut from 10 to 5 dollars.", "コストは10ドルから5ドルに下がりました。"),
        ("Half of the fund is committed.", "ファンドの半分は決まっています。"),
        ("More than half of the Fortune 500 use it.", "フォーチュン500企業の半数以上が使用しています。"),
        ("Revenue doubled in the second half of 2025.", "2025年下半期、売上高は2倍になりました。"),
        ("24/7 support is included.", "24時間365日のサポートが含まれます。"),
        ("between 1 and 3 million", "100万から300万"),
        ("$1-2 trillion by 2030", "2030年までに1兆〜2兆ドル"),
        ("quarter of a million dollars", "25万ドル"),
        ("a model one ten times its size", "10倍の規模のモデル"),
        ("ranked No. 1 for the third consecutive year", "3年連続で1位にランクイン"),
        ("Claude 3.5 Sonnet", "Claude Sonnet 3.5"),
        ("The 7-billion-parameter model", "70億パラメータのモデル"),
        ("Sept. 11, 2001", "2001年9月11日"),
        ("from 6-7 PM", "18時から19時"),
        ("One day in May, a single engineer shipped it.", "5月のある日、1人のエンジニアがリリースしました。"),
        ("It is [documented](https://a.example/3).", "[文書](https://a.example/ja/3)にあります。"),
        ("State-of-the-art results with large language models", "大規模言語モデル（LLM）によるSoTAの結果"),
        ("Microsoft and Starship", "マイクロソフトとスターシップ"),
        ("Xi Jinping met Macron in Beijing.", "習近平氏は北京でマクロン氏と会談しました。"),
        ("fine-tuned models", "fine-tuningされたモデル"),
        ("Erdős problems", "エルデシュの問題（Erdos）"),
        ("[Title (Mar 2023)](https://a.example/1)", "[Title (Mar 2023)](https://a.example/1)"),
    ],
)  # fmt: skip
def test_a_faithful_translation_is_not_blocked(source: str, ja: str) -> None:
    assert blocked(source, ja) == []


@pytest.mark.parametrize(
    ("source", "ja", "kind"),
    [
        ("hundreds of billions of dollars", "数百億ドル", CheckKind.MAGNITUDE_CHANGED),
        ("$350 billion", "350億ドル", CheckKind.MAGNITUDE_CHANGED),
        ("7 billion parameters", "7兆個のパラメータ", CheckKind.MAGNITUDE_CHANGED),
        ("12 lakh rupees", "12万ルピー", CheckKind.MAGNITUDE_CHANGED),
        ("Up 35% from last year", "前年から53%増", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("It happened on Monday.", "それは火曜日に起きました。", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("in the first half of 2020", "2020年下半期に", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("due in spring", "秋に予定されています", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("Sales rose 12%.", "売上高は12%減少しました。", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("Sales fell by 12%.", "売上高は12%増加しました。", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("more than 300 people", "300人未満", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("fewer than 300 people", "300人以上", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("$20 a month", "年額20ドル", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("75 competitions", "751のコンペティション", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("in 2025", "2026年に", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("in July", "6月に", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("Q3 revenue", "第2四半期の売上高", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("at 9 a.m.", "午後9時に", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("It takes 10 minutes.", "10時間かかります。", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("16 GB of RAM", "16TBのRAM", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("It costs $20.", "20円です。", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("6 billion euros, of which 468 million was equity", "60億ユーロ、うち4億6800万ポンドが株式", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("GPT-4 beat it.", "GPT-5が上回りました。", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("Apache 2.0", "Apache 2", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("GPT-4 in 4 minutes", "GPT-3.5は4分", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("two of three", "3つのうち5つ", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("It is good.", "良いものです（arXiv:2504.01849）。", CheckKind.NUMBER_WITHOUT_SOURCE),
        ("It costs $20 a month.", "月額で提供されます。", CheckKind.NUMBER_DROPPED),
        ("diverse Kaggle competitions", "多様な Kagle コンペティション", CheckKind.NAME_CORRUPTED),
        ("Google released it.", "OpenAIがリリースしました。", CheckKind.NAME_CORRUPTED),
        ("Google released it.", "アップルがリリースしました。", CheckKind.NAME_CORRUPTED),
        ("OpenAI sued Google, which denied it.", "OpenAIが提訴し、OpenAIは否定しました。", CheckKind.NAME_CORRUPTED),
        ("Sam Altman said so.", "サム・オルトマン氏がそう述べた。", CheckKind.NAME_CORRUPTED),
        ("Starship launched.", "星艦が打ち上げられました。", CheckKind.NAME_CORRUPTED),
    ],
)  # fmt: skip
def test_a_changed_fact_is_blocked_by_its_kind(source: str, ja: str, kind: CheckKind) -> None:
    assert kind in {check.kind for check in blocked(source, ja)}


def test_the_evidence_shows_both_sides() -> None:
    assert [check.evidence for check in blocked("hundreds of billions", "数百億")] == ["hundreds of billions → 数百億"]


def test_a_whole_number_left_out_is_shown_and_warned_of() -> None:
    (check,) = compare_facts("Brown et al. wrote so in 2020.", "Brownらがそう書いています。")
    assert (check.kind, check.severity, check.evidence) == (CheckKind.NUMBER_DROPPED, Severity.WARN, "2020")


def test_what_stands_elsewhere_in_the_article_is_only_noted() -> None:
    found = compare_facts("It did so in May.", "2026年5月にそうしました。", context="It is 2026.")
    assert [check.severity for check in found] == [Severity.NOTE]


def test_a_summary_may_leave_numbers_out() -> None:
    assert (
        blocked("It raised $66 million in 2024 from 12 investors.", "2024年に資金を調達しました。", allow_drop=True)
        == []
    )


def test_a_summary_may_not_invent_a_number() -> None:
    assert blocked("It raised $66 million in 2024.", "2024年に6億ドルを調達しました。", allow_drop=True)


def test_a_summary_that_takes_a_magnitude_wrong_is_told_so() -> None:
    (check,) = blocked("It raised $66 billion.", "66億ドルを調達しました。", allow_drop=True)
    assert check.kind is CheckKind.MAGNITUDE_CHANGED


def test_identical_texts_are_not_read_at_all() -> None:
    assert compare_facts("GPT4All (March 2023o)", "GPT4All (March 2023o)") == ()


def test_one_finding_is_said_once() -> None:
    found = blocked("Hugging Face Hub", "ハンギングフェイスとハンギングフェイス")
    assert len(found) == len(set(found))
