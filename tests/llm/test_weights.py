from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from aainews.errors import ConfigError
from aainews.llm.weights import PackagedWeights, ensure_weights, join
from aainews.settings import Settings

CONTENT = bytes(range(256)) * 40
IMPORTED = "raise RuntimeError('imported')"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """Three packages that must not be imported, each with a part."""
    site = tmp_path / "site"
    for number in range(1, 4):
        data = site / f"tiny_part{number}" / "data"
        data.mkdir(parents=True)
        (data.parent / "__init__.py").write_text(IMPORTED)
        (data / f"part{number:02}.bin").write_bytes(
            CONTENT[(number - 1) * 4000 : number * 4000 if number < 3 else None]
        )
    return site


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir()
    return folder


def weights(sha256: str = hashlib.sha256(CONTENT).hexdigest()) -> PackagedWeights:
    return PackagedWeights("tiny.gguf", ("tiny_part1", "tiny_part2", "tiny_part3"), len(CONTENT), sha256)


def test_the_parts_are_joined_in_order_without_importing_them(packages: Path, cache: Path):
    seen: list[tuple[int, int]] = []
    path = join(weights(), cache, lambda done, total: seen.append((done, total)), [str(packages)])
    assert path.read_bytes() == CONTENT
    assert seen[-1] == (len(CONTENT), len(CONTENT))


def test_a_file_that_was_checked_is_not_read_again(packages: Path, cache: Path):
    path = join(weights(), cache, None, [str(packages)])
    before = path.stat()
    assert join(weights(), cache, None, ["/nowhere"]) == path
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_whole_file_without_its_marker_is_checked_and_kept(packages: Path, cache: Path):
    (cache / "tiny.gguf").write_bytes(CONTENT)
    assert join(weights(), cache, None, ["/nowhere"]).read_bytes() == CONTENT


def test_a_damaged_file_is_joined_anew(packages: Path, cache: Path):
    path = join(weights(), cache, None, [str(packages)])
    path.write_bytes(b"\x00" + CONTENT[1:])
    assert join(weights(), cache, None, [str(packages)]).read_bytes() == CONTENT


def test_damaged_packages_are_refused_and_leave_nothing_behind(packages: Path, cache: Path):
    with pytest.raises(ConfigError, match="damaged"):
        join(weights("0" * 64), cache, None, [str(packages)])
    assert list(cache.iterdir()) == []


def test_missing_packages_are_told_with_what_to_do(cache: Path):
    with pytest.raises(ConfigError, match=r"tiny_part1 is missing.*make setup.*OPENAI_API_KEY"):
        join(weights(), cache, None, ["/nowhere"])


def test_the_operators_own_file_is_taken_as_it_is(tmp_path: Path):
    own = tmp_path / "own.gguf"
    own.write_bytes(b"GGUF")
    assert ensure_weights(Settings(embedded_model_path=own)) == own


def test_the_operators_file_that_is_not_there_stops_the_start(tmp_path: Path):
    with pytest.raises(ConfigError, match="no file"):
        ensure_weights(Settings(embedded_model_path=tmp_path / "none.gguf"))
