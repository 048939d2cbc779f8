"""Near-duplicates: the same text under another address, as syndicated copies are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import numpy as np
from datasketch import MinHash

PERMUTATIONS = 64
_BITS = 16
NEAR_DUPLICATE = 0.5
"""Share of equal rows from which two texts count as one. On 66 recorded articles, each against a copy that lost a tenth
of its lines, had another tenth shortened and got a new first and last line, 0.5 finds all; the nearest two different
articles reach 0.375, the next 0.03."""

_JAPANESE = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"\w+")


def similarity_signature(text: str) -> str:
    """A MinHash of the text's shingles as 256 hex digits (64 rows of 16 bits); empty for a text too short to tell.

    Japanese is cut into runs of 5 characters, other scripts into runs of 3 words. Two texts under 20 shingles are
    never said to be alike: a headline is not evidence.
    """
    shingles = _shingles(text)
    if len(shingles) < 20:
        return ""
    sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update_batch([s.encode() for s in shingles])
    rows = np.asarray(sketch.hashvalues, dtype=np.uint64) & np.uint64((1 << _BITS) - 1)
    return "".join(f"{int(row):04x}" for row in rows)


def first_near_duplicate(signature: str, others: Iterable[tuple[str, str]]) -> str | None:
    """The id of the first of `others` (id, signature) of which the text with this signature is a copy: the share of equal
    rows estimates their Jaccard similarity. All are compared at once: 1,500 one by one took 34 ms instead of 0.9."""
    alike = [(name, other) for name, other in others if len(other) == len(signature)]
    if not signature or not alike:
        return None
    mine = np.frombuffer(bytes.fromhex(signature), np.uint16)
    theirs = np.frombuffer(bytes.fromhex("".join(other for _, other in alike)), np.uint16).reshape(len(alike), -1)
    found = np.flatnonzero((theirs == mine).mean(axis=1) >= NEAR_DUPLICATE)
    return alike[int(found[0])][0] if len(found) else None


def _shingles(text: str) -> set[str]:
    folded = unicodedata.normalize("NFKC", text).lower()
    letters = re.sub(r"[\W_]+", "", folded)
    if len(_JAPANESE.findall(letters)) > 0.3 * len(letters):
        return {letters[i : i + 5] for i in range(len(letters) - 4)}
    words = _WORD.findall(folded)
    return {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}
