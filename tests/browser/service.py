"""The real service over the filled database, as a context and as a program: `python -m tests.browser.service [PORT]`."""

from __future__ import annotations

import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from sqlalchemy import Engine

from aainews.api.app import create_app
from aainews.pages.site import site
from aainews.settings import Settings
from aainews.store.database import open_engine
from tests.browser.newsroom import fill
from tests.search.meaning import SubjectEmbedder

START_SECONDS = 20.0


@contextmanager
def serving(
    folder: Path, port: int = 0, filled: Callable[[Engine, Settings], None] = fill, **given: Any
) -> Generator[str]:
    """The address of a service that runs in a thread until the context is left. `filled` migrates and fills its empty
    database; `given` are further settings."""
    taken = socket.create_server(("127.0.0.1", port))
    address = f"http://127.0.0.1:{taken.getsockname()[1]}"
    settings = Settings(data_dir=folder, database_url="", site_url=address, **given)
    engine = open_engine(settings)
    filled(engine, settings)
    app = create_app(settings, engine, routers=[site(settings)], embedder=SubjectEmbedder())
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    try:
        _wait_for(server)
        yield address
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        engine.dispose()


def _wait_for(server: uvicorn.Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not server.started:
        if time.monotonic() > deadline:
            raise TimeoutError("the service did not start")
        time.sleep(0.05)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made, serving(Path(made), int(sys.argv[1]) if len(sys.argv) > 1 else 0) as at:
        sys.stdout.write(f"{at}\n")
        sys.stdout.flush()
        threading.Event().wait()
