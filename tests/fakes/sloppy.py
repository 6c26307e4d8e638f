"""A server that sends the bytes it was given, whatever HTTP says about them."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Sloppy:
    """Answers each path with raw bytes, then closes; ``keep`` leaves the connection open."""

    def __init__(self) -> None:
        self.answers: dict[str, list[bytes]] = {}
        self.keep: set[str] = set()
        self.requests: dict[str, list[bytes]] = defaultdict(list)
        self.host = ""

    def put(self, path: str, *answers: bytes, keep: bool = False) -> str:
        """Answer ``path`` with these, one after the other, the last for ever."""
        self.answers[path] = list(answers)
        if keep:
            self.keep.add(path)
        return f"http://{self.host}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read one request, send its answer."""
        try:
            await self._answer(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await reader.readuntil(b"\r\n\r\n")
        path = request.split(b" ")[1].decode()
        self.requests[path].append(request)
        answers = self.answers.get(path, [b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"])
        writer.write(answers[min(len(self.requests[path]), len(answers)) - 1])
        await writer.drain()
        if path in self.keep:
            await reader.read()


@asynccontextmanager
async def sloppy() -> AsyncIterator[Sloppy]:
    """Serve on loopback."""
    made = Sloppy()
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.host = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield made
