"""The service on a port of its own, in this process, as uvicorn runs it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import uvicorn

from aainews.logs import configure_logs


@contextmanager
def served(app: Any) -> Generator[str]:
    """The address of `app`, with its lifespan run; 127.0.0.1 only."""
    configure_logs("CRITICAL")  # the unconfigured logger draws a traceback for ten seconds
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", lifespan="on"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the server did not start")
        thread.join(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
