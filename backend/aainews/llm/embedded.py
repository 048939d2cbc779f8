"""The embedded model as the service sees it: one server process for a data folder, started when first needed.

This process never loads the library: a crash of native code must not take the site with it, and the model's threads
have to stand behind the site's, which only a process of their own can do.
"""

from __future__ import annotations

import fcntl
import importlib.util
import json
import os
import select
import subprocess
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx
from pydantic import BaseModel, ValidationError

from aainews.errors import ConfigError, LLMError
from aainews.llm.child import end_child, start_child
from aainews.llm.weights import HOW_TO_GET_THEM, Progress, ensure_weights
from aainews.logs import logger
from aainews.settings import Settings

START_SECONDS = 120.0
"""Loading takes 1.5 s from the page cache; a cold disk and a busy machine take longer."""
STOP_SECONDS = 5.0

log = logger("llm")


class _Record(BaseModel):
    """What one process tells the others of the same data folder."""

    pid: int
    port: int
    model: str
    started: float


class EmbeddedModel:
    """A context manager; `address()` starts the server, or finds the one that another process already runs.

    A server that died is started again by the next `address()`. Whoever started it stops it, also by dying.
    """

    def __init__(self, settings: Settings, progress: Progress | None = None) -> None:
        self._settings = settings
        self._progress = progress
        self._child: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._folder = settings.data_dir.resolve()

    @property
    def base_url(self) -> str:
        return self.address()

    def address(self) -> str:
        """The base URL of a server that runs. Raises ConfigError where it is not installed, LLMError llm_start."""
        with self._lock:
            record = self._running() or self._start()
            return f"http://127.0.0.1:{record.port}/v1"

    def stop(self) -> None:
        """Ends the server if this object started it."""
        with self._lock:
            child, self._child = self._child, None
            if child is None:
                return
            end_child(child, STOP_SECONDS)
            record = self._read_record()
            if record and record.pid == child.pid:
                self._record_path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def _record_path(self) -> Path:
        return self._folder / "embedded-model.json"

    @property
    def _log_path(self) -> Path:
        return self._folder / "embedded-model.log"

    def _running(self) -> _Record | None:
        """The server of this data folder, ours or another process's, if it lives."""
        record = self._read_record()
        if record is None:
            return None
        if self._child is not None and record.pid == self._child.pid:
            return record if self._child.poll() is None else None
        return record if record.model == str(self._model_path()) and _answers(record) else None

    def _read_record(self) -> _Record | None:
        try:
            return _Record.model_validate_json(self._record_path.read_bytes())
        except (OSError, ValidationError):
            return None

    def _model_path(self) -> Path:
        return ensure_weights(self._settings, self._progress)

    def _start(self) -> _Record:
        if importlib.util.find_spec("xllamacpp") is None:
            raise ConfigError(f"the embedded model is not installed (xllamacpp is missing); {HOW_TO_GET_THEM}")
        model = self._model_path()
        self._folder.mkdir(parents=True, exist_ok=True)
        with _only_one(self._folder / "embedded-model.lock"):
            if (record := self._running()) is not None:  # another process was quicker
                return record
            began = time.monotonic()
            record = self._launch(model)
            log.info("embedded_model_started", pid=record.pid, seconds=round(time.monotonic() - began, 1))
            return record

    def _launch(self, model: Path) -> _Record:
        if self._child is not None:
            log.warning("embedded_model_died", pid=self._child.pid, status=self._child.poll())
            end_child(self._child, STOP_SECONDS)
        with self._log_path.open("wb") as errors:
            child = start_child(
                "aainews.llm.embedded_server", str(model), *self._threads(), stderr=errors, OMP_WAIT_POLICY="passive"
            )
        try:
            record = _Record(pid=child.pid, port=_port(child), model=str(model), started=time.time())
        except BaseException:
            end_child(child, STOP_SECONDS)
            raise
        self._child = child
        staged = self._record_path.with_suffix(f".{child.pid}")
        staged.write_text(record.model_dump_json(), "utf-8")
        staged.replace(self._record_path)
        return record

    def _threads(self) -> list[str]:
        return ["--threads", str(self._settings.embedded_threads)] if self._settings.embedded_threads else []


def _port(child: subprocess.Popen[str]) -> int:
    """Waits for the line in which the server says where it listens. Raises LLMError llm_start."""
    assert child.stdout is not None
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up:
        ready, _, _ = select.select([child.stdout], [], [], 0.5)
        line = child.stdout.readline() if ready else ""
        if line.startswith('{"port"'):
            return int(json.loads(line)["port"])
        if ready and not line:
            raise LLMError(f"the embedded model ended at its start, status {child.wait()}", code="llm_start")
    raise LLMError(f"the embedded model did not start in {START_SECONDS:.0f} s", code="llm_start")


def _answers(record: _Record) -> bool:
    """A server too busy to answer in time is alive all the same; one that is gone refuses the connection."""
    try:
        os.kill(record.pid, 0)
        with httpx.Client(trust_env=False, timeout=5.0) as client:
            return client.get(f"http://127.0.0.1:{record.port}/health").status_code == 200
    except httpx.TimeoutException:
        return True
    except (OSError, httpx.HTTPError):
        return False


@contextmanager
def _only_one(path: Path) -> Generator[None]:
    """Holds a lock among the processes of this machine; the kernel lets go of it when its holder dies."""
    with path.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
