from __future__ import annotations

import pytest

from aainews.extract import clean_title, extract_fragment
from aainews.extract.furniture import is_furniture


@pytest.mark.parametrize("text", [
    "Subscribe now", "Sign up", "Share", "Share this post", "(8 minute read)", "Read more →", "Advertisement", "Continue reading",
    "We use cookies to improve your experience.", "12 comments", "続きを読む", "この記事をシェア", "関連記事", "クリックすると拡大します", "[PR]", "• • •",
])  # fmt: skip
def test_a_block_that_is_only_a_call_is_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize("text", [
    "Subscribe now is the button that every newsletter has, and here is what happens when you press it.",
    "Share prices fell.", "Sharing a model between two processes", "The advertisement ran for a week.", "Sign language models",
    "Read more papers than you write.", "記事をシェアする機能が追加された。", "関連記事が検索結果に表示されるようになった。", "Save the model before you leave", "Contents of the context window",
])  # fmt: skip
def test_prose_with_the_same_words_is_not(text: str) -> None:
    assert not is_furniture(text)


def test_a_newsletter_loses_its_furniture_and_nothing_else() -> None:
    html = "<p>Subscribe now</p><h2>A model (8 minute read)</h2><p>It was released, and you can subscribe now to its log.</p><p>Share</p>"
    document = extract_fragment(html, "https://example.org/1", "Issue 9")
    assert document.text == "A model (8 minute read)\nIt was released, and you can subscribe now to its log."


@pytest.mark.parametrize(("title", "site", "clean"), [
    ("Foo bar (8 minute read)", None, "Foo bar"),
    ("[Sponsor] Foo", None, "Foo"),
    ("【PR】製品を発表", None, "製品を発表"),
    ("GPT is here | OpenAI", "OpenAI", "GPT is here"),
    ("AI: the future - The Verge", "The Verge", "AI: the future"),
    ("新型モデル発表 - ITmedia NEWS", "ITmedia", "新型モデル発表"),
    ("Rust | The Book", "Example", "Rust | The Book"),
    ("Rust | The Book", None, "Rust | The Book"),
    ("The Verge", "The Verge", "The Verge"),
    ("A state-of-the-art model", "Art", "A state-of-the-art model"),
])  # fmt: skip
def test_titles_lose_only_the_sites_own_words(title: str, site: str | None, clean: str) -> None:
    assert clean_title(title, site) == clean
