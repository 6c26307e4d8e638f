"""An ASGI application on a free loopback port, in a thread of its own: real HTTP for tests."""

import socket
import threading
from typing import Any, Self

import uvicorn

from tests.fakes.patience import patient


class LoopbackServer:
    """Serves ``app`` between ``with`` and its end; ``url`` has no slash at its end."""

    def __init__(self, app: Any, *, port: int = 0) -> None:
        self.socket = socket.create_server(("127.0.0.1", port))
        # Or each answer waits 40 ms for the acknowledgement of its head.
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.port: int = self.socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        config = uvicorn.Config(
            app, log_level="critical", lifespan="off", ws="none", timeout_graceful_shutdown=1
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(
            target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True
        )

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(patient(10))
        self.socket.close()
