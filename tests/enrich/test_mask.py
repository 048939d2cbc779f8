from __future__ import annotations

import random

import pytest

from aainews.domain.documents import has_words, plain_text
from aainews.enrich.mask import (
    PlaceholderError,
    marked_again,
    mask,
    restore,
    restore_loosely,
    verify,
    without_pairs,
)

INLINE = [
    "plain words only",
    '<a href="https://x.example/?a=1&amp;b=2">a link</a> and <em>stress</em>',
    "run <code>pip install x &lt;y&gt;</code> now",
    'the formula <span class="math">E=mc^2</span> holds',
    "x<sup>2</sup> and H<sub>2</sub>O and <sup>two words</sup>",
    "see https://x.example/path_(a)?q=1, or www.example.org.",
    "a &amp; b &lt; c ⟦3⟧",
    "<strong>one <em>two</em> three</strong> four",
    "first<br>second <del>third</del>",
    "<strong>everything bold</strong>",
    '<a href="https://x.example">https://x.example</a> is it',
]


@pytest.mark.parametrize("inline", INLINE)
def test_what_was_masked_comes_back_exactly(inline: str) -> None:
    masked = mask(inline)
    assert restore(masked.text, masked) == inline


@pytest.mark.parametrize("seed", range(60))
def test_any_nesting_of_elements_comes_back_exactly(seed: int) -> None:
    inline = _random_inline(random.Random(seed), 3).strip()
    masked = mask(inline)
    assert restore(masked.text, masked) == " ".join(inline.split())


@pytest.mark.parametrize("secret", ["pip install", "E=mc", "https://x.example", "href", "<"])
def test_code_formulas_urls_and_markup_do_not_reach_the_model(secret: str) -> None:
    shown = [mask(inline).text for inline in INLINE[1:6] + INLINE[7:]]
    assert not [text for text in shown if secret in text]


def test_markup_around_everything_is_taken_off_and_put_back() -> None:
    masked = mask('<strong><a href="https://x.example">All of it</a></strong>')
    assert masked.text == "All of it"
    assert restore("全部", masked) == '<strong><a href="https://x.example">全部</a></strong>'


def test_the_order_may_change_as_japanese_needs_it() -> None:
    masked = mask('Read <a href="https://x.example">the docs</a> or run <code>x</code>')
    assert restore("⟦2⟧ を動かすか、⟦1⟧文書⟦/1⟧を読む", masked) == (
        '<code>x</code> を動かすか、<a href="https://x.example">文書</a>を読む'
    )


@pytest.mark.parametrize(
    ("answer", "lost"),
    [
        ("⟦1⟧文書⟦/1⟧を読む", True),
        ("⟦1⟧文書を読むか ⟦2⟧", True),
        ("⟦1⟧文書⟦/1⟧と ⟦2⟧ と ⟦2⟧", False),
        ("⟦1⟧文書⟦/1⟧と ⟦2⟧ と ⟦9⟧", False),
        ("⟦1⟧⟦/1⟧文書と ⟦2⟧", True),
        ("⟦/1⟧文書⟦1⟧と ⟦2⟧", False),
        ("⟦1⟧文書⟦/1⟧と ⟦2⟧ と ⟦x", False),
    ],
)
def test_a_placeholder_lost_repeated_unknown_or_crossed_is_refused(answer: str, lost: bool) -> None:
    masked = mask('Read <a href="https://x.example">the docs</a> or run <code>x</code>')
    with pytest.raises(PlaceholderError) as caught:
        restore(answer, masked)
    assert caught.value.lost is lost


def test_pairs_that_cross_are_refused() -> None:
    masked = mask("<em>one</em> and <strong>two</strong> more")
    with pytest.raises(PlaceholderError):
        verify("⟦1⟧一と⟦2⟧二⟦/1⟧と⟦/2⟧", masked)


def test_markup_that_a_model_writes_is_text() -> None:
    assert restore("<script>悪い</script>", mask("bad words")) == "&lt;script&gt;悪い&lt;/script&gt;"


def test_without_pairs_a_link_comes_back_around_a_name_that_stayed() -> None:
    masked = mask('<em>Soon</em> <a href="https://o.example">OpenAI</a> will ship <code>x</code>')
    assert without_pairs(masked).text == "Soon OpenAI will ship ⟦3⟧"
    assert restore_loosely("近く OpenAI は ⟦3⟧ を出します", masked) == (
        '近く <a href="https://o.example">OpenAI</a> は <code>x</code> を出します'
    )


def test_without_pairs_no_link_is_lost() -> None:
    masked = mask(
        'Read <a href="https://o.example/1">our <em>guide</em></a> or <a href="https://o.example/2">what we wrote about it last year</a>.'
    )
    assert restore_loosely("案内か、昨年の記事をお読みください。", masked) == (
        '案内か、昨年の記事をお読みください（<a href="https://o.example/1">our guide</a>、<a href="https://o.example/2">リンク</a>）。'
    )


def test_without_pairs_an_atom_must_still_come_back() -> None:
    with pytest.raises(PlaceholderError):
        restore_loosely("近く出します", mask("<em>Soon</em> we ship <code>x</code> to all"))


@pytest.mark.parametrize(("inline", "expected"), [("3.5 %", False), ("<code>only_code</code>", False), ("GPT-5", True)])
def test_only_words_need_translating(inline: str, expected: bool) -> None:
    assert has_words(inline) is expected


def test_broken_markup_loses_no_words() -> None:
    masked = mask("one <em>two three</strong> four")
    assert plain_text(restore(masked.text, masked)) == "one two three four"


def _random_inline(dice: random.Random, depth: int) -> str:
    words = ["alpha", "beta &amp; co", "gamma", "1 &lt; 2", "delta."]
    parts: list[str] = []
    for _ in range(dice.randint(1, 4)):
        name = dice.choice(["", "", "em", "strong", "a", "code", "del", "math"])
        inner = _random_inline(dice, depth - 1) if depth else dice.choice(words)
        if name in ("code", "math"):
            tag = '<span class="math">' if name == "math" else "<code>"
            parts.append(f"{tag}x_{dice.randint(0, 9)}{'</span>' if name == 'math' else '</code>'}")
        elif name and f"<{name}" not in inner:
            attributes = f' href="https://x.example/{dice.randint(0, 99)}"' if name == "a" else ""
            parts.append(f"<{name}{attributes}>{inner}</{name}>")
        else:
            parts.append(dice.choice(words))
    return " ".join(parts)


def test_japanese_after_an_address_does_not_become_a_part_of_it() -> None:
    masked = mask("See https://example.org/a for it.")
    assert restore("⟦1⟧を見てください。", masked) == "https://example.org/a を見てください。"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Acme Hub は誰でも使えます。", "⟦1⟧Acme Hub⟦/1⟧ は誰でも使えます。"),
        ("Acme Hub は Acme Hub です。", "Acme Hub は Acme Hub です。"),  # which of the two, nobody knows
        ("Acme Hubs は誰でも使えます。", "Acme Hubs は誰でも使えます。"),
        ("アクメは誰でも使えます。", "アクメは誰でも使えます。"),
        ("⟦1⟧アクメ⟦/1⟧の Acme Hub です。", "⟦1⟧アクメ⟦/1⟧の Acme Hub です。"),
    ],
)
def test_a_pair_is_put_back_around_words_that_stayed_as_they_were(said: str, expected: str) -> None:
    assert marked_again(said, mask('The <a href="https://a.example">Acme Hub</a> is open to all').text) == expected
