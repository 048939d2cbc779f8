"""Each kind of finding is found, and its near miss is not."""

from __future__ import annotations

import pytest

from aainews.domain.checks import CheckKind, Severity
from aainews.gate.translation import check_statement, check_translation

K = CheckKind
PROMPT = "Every mark such as this must come back exactly once, around the words it belongs to. 翻訳した文だけを一つの段落にまとめて返すようにしてください。"

FOUND = [
    ("Run it now.", "今すぐ ⟦CODE_0⟧ を実行します。", K.UNRESOLVED_PLACEHOLDER),
    ("Run it now.", "今すぐ URL_3 を実行します。", K.UNRESOLVED_PLACEHOLDER),
    ("Hello there, world.", "必ず JSON 形式で返してください。", K.PROMPT_LEAK),
    ("Hello there, world.", '{"translation": "こんにちは"}', K.PROMPT_LEAK),
    ("Hello there, world.", "<think>これは挨拶だ</think>こんにちは。", K.PROMPT_LEAK),
    ("Hello there, world.", "```\nこんにちは。", K.PROMPT_LEAK),
    ("Hello there, world.", "翻訳した文だけを一つの段落にまとめて返すこと。", K.PROMPT_LEAK),
    ("Hello there, world.", "こんにちは。must come back exactly once, around the words", K.PROMPT_LEAK),
    ("It works.", "**これは動きます。", K.UNPAIRED_MARKUP),
    ("**It works.", "**これは動きます。", K.UNPAIRED_MARKUP),
    ("It works.", "「これは動きます。", K.UNPAIRED_MARKUP),
    ("It works.", "これは（たぶん動きます。", K.UNPAIRED_MARKUP),
    ("It works.", "これは動きます（Acme の API。", K.UNPAIRED_MARKUP),
    ("It works.", "これは `動きます。", K.UNPAIRED_MARKUP),
    ("The new model is faster than before.", "The new model is faster than before.", K.UNTRANSLATED),
    ("You did it!", "You did it!", K.UNTRANSLATED),
    ("“We are only beginning,” said Ada Lind.", "“We are only beginning,” said Ada Lind.", K.UNTRANSLATED),
    ("— retired librarian", "— retired librarian", K.UNTRANSLATED),
    (
        '{ text: "The books are sorted by a machine." }',
        '{ text: "The books are sorted by a machine." }',
        K.UNTRANSLATED,
    ),
    (
        "It is open. Written by Lind et al. It closes late.",
        "開いています。Written by Lind et al. 閉館は遅いです。",
        K.UNTRANSLATED,
    ),
    (
        "It sorts 40 books and fills 4x4 shelves with 16 boxes.",
        "本を仕分けし、fills 4x4 shelves with 16 boxes.",
        K.UNTRANSLATED,
    ),
    ("The machine has you (and them) covered.", "この機械は、machine has you (and them) covered.", K.UNTRANSLATED),
    (
        "To sort them, use the `sort()` method with the `fast` flag as shown.",
        "仕分けには、use the `sort()` method with the `fast` flag を使います。",
        K.UNTRANSLATED,
    ),
    (
        'Accepted values are `"open"` and `"shut"`.',
        '値は二つです。Accepted values are "open" and "shut". ',
        K.UNTRANSLATED,
    ),
    ("Startup raises $5 million to build chips.", "Startup raises 500 万ドル to build chips.", K.UNTRANSLATED),
    (
        "It is good. We think that this is one of the best results in the field.",
        "優れています。We think that this is one of the best results in the field.",
        K.UNTRANSLATED,
    ),
    ("Most people use it.", "绝大多数の人が使っています。", K.CHINESE_LEAK),
    ("Brick by brick.", "一砖一瓦積み上げます。", K.CHINESE_LEAK),
    ("Profit fell 30% while revenue rose by 5%.", "利益は5%減少し、売上高は30%増加しました。", K.NUMBER_WITHOUT_SOURCE),
    ("North Korea denied it.", "韓国は否定しました。", K.NUMBER_WITHOUT_SOURCE),
    (
        "It was released on Tuesday by researchers at Stanford.",
        "火曜日に was released by researchers at Stanford。",
        K.UNTRANSLATED,
    ),
    ("The third version is twice as fast.", "第3版は3倍高速です。", K.NUMBER_WITHOUT_SOURCE),
    ("Call the function first.", "まずこの函数を使います。", K.CHINESE_LEAK),
    ("Optimize the layout of the text.", "文本の布局を優化します。", K.CHINESE_LEAK),
    ("Amdahl's law", "阿姆ダールの法則", K.CHINESE_LEAK),
    ("It is an experience.", "これは經驗です。", K.CHINESE_LEAK),
    ("The company released the software.", "公司がソフトを公開しました。", K.CHINESE_LEAK),
    ("advanced reasoning and multimodal tasks", "高度な推理と複数形式の課題", K.CHINESE_LEAK),
    ("an unprecedented level", "前所未有の水準", K.CHINESE_LEAK),
    ("the safety and limits of LLMs", "LLMs の安全性和 LLMs の限界", K.CHINESE_LEAK),
    ("based on the license", "ライセンスに基于します", K.CHINESE_LEAK),
    ("a multimodal system", "多模態システム", K.CHINESE_LEAK),
    ("Starship flew.", "星艦が飛びました。", K.CHINESE_LEAK),
    (
        "It has been released and everybody may use it today.",
        "該当製品于今日正式発表、所有用戸均可使用。",
        K.CHINESE_LEAK,
    ),
    ("It works.", "이것은 動きます。", K.KOREAN_LEAK),
    ("", "余分な段落です。", K.NO_SOURCE_COUNTERPART),
    ("A paragraph.", "", K.MISSING_SEGMENT),
    (
        "We looked at a great many of the systems that people use every day at work.",
        "私たちは、人々が毎日職場で使う多くの",
        K.TRUNCATED,
    ),
    ("A sentence " * 20 + "ends.", "文です。", K.TRUNCATED),
    ("It is good.", "良いです良いです良いです良いです良いです", K.DEGENERATE_REPETITION),
    (
        "Short text here.",
        "とても"
        + "長い訳文がどこまでも続いていき、" * 1
        + "終わる気配がなくて読む人が困ってしまうほどの長さになっているのに、まだ続いています。" * 2,
        K.LENGTH_RATIO,
    ),
    ("It costs $350 billion.", "費用は 350 億ドルです。", K.MAGNITUDE_CHANGED),
    ("It raised $500m.", "50億ドルを調達しました。", K.MAGNITUDE_CHANGED),
    ("hundreds of billions of capital", "数百億の資本", K.MAGNITUDE_CHANGED),
    ("It grew 40% in 2024.", "2024 年に 45% 成長しました。", K.NUMBER_WITHOUT_SOURCE),
    ("It was done when feasible.", "実現可能なときに行われました (arXiv:2504.01849)。", K.NUMBER_WITHOUT_SOURCE),
    ("Version 5.2.1 is out.", "バージョン 5.2.2 が公開されました。", K.NUMBER_WITHOUT_SOURCE),
    ("It costs $30.", "価格は 30 円です。", K.NUMBER_WITHOUT_SOURCE),
    ("It takes 3 hours.", "2 時間かかります。", K.NUMBER_WITHOUT_SOURCE),
    ("In 75 Kaggle competitions", "75 の Kagle コンペティションで", K.NAME_CORRUPTED),
    ("See https://a.example/x for more.", "詳しくは https://a.example/y を見てください。", K.LITERAL_ALTERED),
    ("Call `load_model()` first.", "先に `load_models()` を呼びます。", K.LITERAL_ALTERED),
    ("optimised Triton kernels", "最適化された Triton カーネル(Triton カーネル)", K.REPEATED_GLOSS),
]

PASSED = [
    ("The interface of Acme is free to use.", "インターフェースは無料で使えます（Acme の API）。"),  # `API)` is no enumerator
    ("Set ⟦x⟧ in the file.", "ファイルで ⟦x⟧ を設定します。"),
    ("Answer in JSON, please.", "JSON で答えてください。"),
    ('It returns {"id": 3} to you.', 'これは {"id": 3} を返します。'),
    ("**It works** well.", "**これ**はうまく動きます。"),
    ("AI systems (R&D)", "AI システム（R&D）"),
    ("a) the skills, and b) the will", "a) 技能、b) 意志"),
    ("Smile :)", "笑顔 :)"),
    ("“It begins here and goes on.", "「ここから始まり、続きます。"),
    ("Thanks to Andrew Sullivan, Andy Jones and Chris Painter.", "Andrew Sullivan, Andy Jones, Chris Painter に感謝します。"),
    ("GPT-4o mini", "GPT-4o mini"),
    ('She said "we are not in the business of doing this at all".', "彼女は「we are not in the business of doing this at all」と述べました。"),
    ("A discussion", "議論と影響、経験、公開、会社の情報、芸術、検査"),
    ("Masato Saitō spoke.", "斎藤氏は剝製と頰について話しました。"),
    ("OpenAI raises $500m", "OpenAI、5 億ドルを調達"),
    ("It costs $350 billion.", "費用は 3,500 億ドルです。"),
    ("a detective story", "推理小説と推理"),
    ("AI today and AI then", "令和 AI と昭和 AI"),
    ("It raised $1.25 billion.", "12億5,000万ドルを調達しました。"),
    ("150 to 200 million users", "1億5,000万〜2億人の利用者"),
    ("hundreds of billions of capital", "数千億の資本"),
    ("tens of thousands of people", "数万人"),
    ("several hundred people", "数百人"),
    ("thirteen solutions", "13 件の解"),
    ("two hundred and fifty thousand", "25 万"),
    ("half a million users", "50 万人の利用者"),
    ("One of the core jobs", "中核的な職務の 1 つ"),
    ("within a year or two", "1〜2 年以内に"),
    ("in October 2024", "2024 年 10 月に"),
    ("at 5 p.m.", "午後 5 時に"),
    ("at 5 p.m.", "17 時に"),
    ("University of the Arts:", "University of the Arts:"),
    ("— @lind, maintainer of Shelf", "— @lind, maintainer of Shelf"),
    ('{label: "Open Library", value: "https://library.example/"}', '{label: "Open Library", value: "https://library.example/"}'),
    ("It is called free and open software.", "これは「free and open software」と呼ばれます。"),
    ("It is about retrieval of books and papers.", "本と論文の検索 (retrieval of books and papers)"),
    ("Read [how to open a library and keep it](https://a.example/x)", "参照：[how to open a library and keep it](https://a.example/x)"),
    ("It was made by Lind Inc. for us.", "私たちのために作ったのは Lind Inc. です。"),
    ("The character encoding of the text of the paper", "論文本体の文字符号化"),
    ("Memory exists in the country in several arrays.", "国内存在する複数組のメモリです。"),
    ("Profit fell 30% while revenue rose by 5%.", "売上高は5%伸びましたが、利益は30%の減少でした。"),
    ("Profit fell 30%. There was a 30% increase in staff.", "利益は減り、従業員は30%増えました。"),
    ("Both Koreas and South Korea's firms met.", "韓国の企業が北朝鮮側と会いました。"),
    ("Costs dropped to 80% of last year's.", "費用は前年の80%に低下しました。"),
    ("Errors went down 20% as speed went up 20%.", "誤りは20%減り、速度は20%上がりました。"),
    ("It doubled.", "2 倍になりました。"),
    ("Llama 7B has 7 billion parameters", "Llama 7B は 70 億パラメーター"),
    ("A 128k context", "128K のコンテキスト"),
    ("in 2024", "令和6年に"),
    ("80% of them", "そのうち 8 割"),
    ("a million dollars", "100 万ドル"),
    ("The Kaggle competitions", "Kaggle のコンペティション"),
    ("LLMs are agents", "LLM は Agent です"),
    ("See http://a.example/en/x", "https://a.example/ja/x を参照"),
    ("the LLM (large language model)", "LLM（大規模言語モデル）"),
    ("No way, no way, no way!", "いやいや、まさか！"),
    ("It is late. It is late. It is late. It is late.", "もう遅いです。もう遅いです。もう遅いです。もう遅いです。"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "ja", "kind"), FOUND)
def test_a_defect_blocks_under_its_kind(source: str, ja: str, kind: CheckKind) -> None:
    found = check_translation(source, ja, own_words=(PROMPT,))
    assert (kind, Severity.BLOCK) in {(check.kind, check.severity) for check in found}, found


@pytest.mark.parametrize(("source", "ja"), PASSED)
def test_a_near_miss_does_not_block(source: str, ja: str) -> None:
    found = check_translation(source, ja, own_words=(PROMPT,))
    assert [check for check in found if check.severity is Severity.BLOCK] == []


def test_a_year_that_stands_elsewhere_in_the_article_is_noted() -> None:
    found = check_translation("as of April", "2026 年 4 月時点", context="In March 2026 it began. As of April")
    assert [(check.kind, check.severity) for check in found] == [(K.NUMBER_WITHOUT_SOURCE, Severity.NOTE)]


def test_a_changed_number_blocks_even_where_the_other_stands_elsewhere_in_the_article() -> None:
    found = check_translation("It grew 40%.", "26% 成長しました。", context="26% here. It grew 40%.")
    assert (K.NUMBER_WITHOUT_SOURCE, Severity.BLOCK) in {(check.kind, check.severity) for check in found}


def test_a_number_that_the_translation_drops_is_a_warning() -> None:
    found = check_translation("It has 48 layers.", "多くの層があります。")
    assert [(check.kind, check.severity, check.evidence) for check in found] == [
        (K.NUMBER_DROPPED, Severity.WARN, "48")
    ]


ARTICLE = "Acme raised $250 million on Monday. Its model, Bolt 2, scores 71% on MMLU."


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("Acme が 25 億ドルを調達した。", K.MAGNITUDE_CHANGED),
        ("Bolt 2 のスコアは 93% である。", K.NUMBER_WITHOUT_SOURCE),
        ("OpenAI が Bolt 2 を公開した。", K.NAME_CORRUPTED),
        ("Acme は公司である。", K.CHINESE_LEAK),
        ('{"tldr": "Acme が調達した。"}', K.PROMPT_LEAK),
    ],
)
def test_a_statement_without_ground_in_the_article_blocks(statement: str, kind: CheckKind) -> None:
    assert kind in {check.kind for check in check_statement(statement, ARTICLE) if check.severity is Severity.BLOCK}


@pytest.mark.parametrize(
    "statement",
    [
        "Acme が 2億5,000万ドルを調達した。",
        "Bolt 2 は MMLU で 71% を記録した。",
        "3 つの点で LLM の開発者に役立つ。",
        "大規模言語モデル",
    ],
)
def test_a_statement_with_ground_passes(statement: str) -> None:
    assert [c for c in check_statement(statement, ARTICLE) if c.severity is Severity.BLOCK] == []


def test_old_character_forms_that_the_japanese_source_has_are_no_leak() -> None:
    assert check_statement("國分氏が話した。", "國分氏は登壇した。") == ()
