"""The wire: what it sends once and only once, and what it knows of what became of it."""

import asyncio
import socket
import ssl
import subprocess
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.errors import OutcomeUnknownError, UnreachableError
from bot.platforms.wire import LARGEST, Wire
from tests.fakes.patience import patient, skip

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
SOON = timedelta(seconds=30)
SECRET = "/bot1:SECRET"


class Server:
    """Answers with what ``answers`` holds, the last one again and again; remembers what came."""

    def __init__(self, *answers):
        self.answers = list(answers) or [OK]
        self.came = []
        self.connections = []
        self.arrived = asyncio.Event()
        self.tasks = []

    async def __call__(self, reader, writer):
        self.connections.append(writer)
        self.tasks.append(asyncio.current_task())
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
                self.came.append((head, await reader.readexactly(length)))
                self.arrived.set()
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                if answer is None:
                    break
                writer.write(answer)
                if b"close" in answer:
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def served(server, *, tls=None, most=4, **more):
    listening = await asyncio.start_server(server, "127.0.0.1", 0, ssl=tls)
    port = listening.sockets[0].getsockname()[1]
    scheme = "https" if tls else "http"
    wire = Wire(f"{scheme}://localhost:{port}{SECRET}", most=most, **more)
    try:
        yield wire
    finally:
        await wire.close()
        await ended(listening, server)


async def ended(listening, server):
    listening.close()
    for writer in server.connections:
        writer.transport.abort()
    await asyncio.gather(*server.tasks)
    await asyncio.sleep(0)  # what is let go is closed a turn later


async def test_what_is_posted_arrives_and_the_connection_is_used_again():
    server = Server()
    async with served(server) as wire:
        for body in (b"{}", b"tin"):
            assert await wire.post("/send", body, within=SOON) == (200, b"ok")
    head, body = server.came[0]
    assert head.startswith(b"POST /bot1:SECRET/send HTTP/1.1\r\nHost: localhost:")
    assert [body for _, body in server.came] == [b"{}", b"tin"]
    assert len(server.connections) == 1


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
            (200, b"ok"),
            id="in pieces",
        ),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" + OK, (200, b"ok"), id="after a herald"),
        pytest.param(
            b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n",
            (302, b""),
            id="elsewhere is not gone to",
        ),
        pytest.param(
            b"HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno",
            (503, b"no"),
            id="with the end of the connection",
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok",
            (200, b"ok"),
            id="until the connection ends",
        ),
        pytest.param(
            b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 502 Bad\r\nConnection: close\r\n\r\n",
            (502, b""),
            id="of nothing, until the connection ends",
        ),
    ],
)
async def test_answers_are_read(answer, read):
    server = Server(answer)
    async with served(server) as wire:
        assert await wire.post("/send", b"{}", within=SOON) == read
        assert await wire.post("/send", b"{}", within=SOON) == read
    assert len(server.came) == 2


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(None, id="the connection ends"),
        pytest.param(OK[:-1] + b"", id="half an answer"),
        pytest.param(b"SMTP ready\r\n\r\n", id="no HTTP"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\nConnection: close\r\n\r\nok", id="cut"
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
            b"2\r\nok\r\n",
            id="cut between two pieces",
        ),
        pytest.param(b"HTTP/1.1 200 OK\r\nConnection: close\r\n", id="cut in its head"),
    ],
)
async def test_what_left_and_was_not_answered_is_unknown_and_never_sent_again(answer):
    server = Server(answer)
    async with served(server) as wire:
        posting = asyncio.create_task(wire.post("/send", b"{}", within=SOON))
        await server.arrived.wait()
        await asyncio.sleep(0.05)  # what comes of it has come, but for what never does
        skip(SOON.total_seconds())
        with pytest.raises(OutcomeUnknownError) as caught:
            await posting
        assert "SECRET" not in repr(caught.value) + repr(caught.value.__cause__)
        assert len(server.came) == 1
        server.answers = [OK]
        assert await wire.post("/send", b"{}", within=SOON) == (200, b"ok")


async def test_an_answer_that_would_fill_the_memory_is_cut_off():
    endless = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + b"x" * (LARGEST + 2**20)
    async with served(Server(endless)) as wire:
        with pytest.raises(OutcomeUnknownError, match="too large"):
            await wire.post("/send", b"{}", within=timedelta(minutes=2))


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://127.0.0.1:1/bot1:SECRET", id="refused"),
        pytest.param("http://nowhere.invalid/bot1:SECRET", id="no such name"),
        pytest.param("http://" + "a" * 64 + "/bot1:SECRET", id="no name at all"),
    ],
)
async def test_what_never_left_is_certain(url):
    wire = Wire(url, most=1)
    with pytest.raises(UnreachableError) as caught:
        await wire.post("/send", b"{}", within=SOON)
    assert "SECRET" not in repr(caught.value) + repr(caught.value.__cause__)
    await wire.close()


async def test_a_connection_that_the_server_gave_up_is_not_used():
    server = Server()
    async with served(server) as wire:
        await wire.post("/send", b"{}", within=SOON)
        server.connections[0].get_extra_info("socket").shutdown(socket.SHUT_RDWR)
        # Nothing is awaited in between: our loop has had no chance to hear of it.
        assert await wire.post("/send", b"{}", within=SOON) == (200, b"ok")
    assert (len(server.came), len(server.connections)) == (2, 2)


async def test_a_connection_that_speaks_without_being_asked_is_not_used():
    server = Server(OK + OK)
    async with served(server) as wire:
        await wire.post("/send", b"{}", within=SOON)
        await wire.post("/send", b"{}", within=SOON)
    assert len(server.connections) == 2


async def test_cancelled_requests_cost_no_later_one_its_connection():
    server = Server(b"")
    async with served(server, most=2) as wire:
        for _ in range(10):
            tasks = [asyncio.create_task(wire.post("/send", b"{}", within=SOON)) for _ in range(5)]
            server.arrived.clear()
            await server.arrived.wait()
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        server.answers = [OK]
        answers = await asyncio.gather(*(wire.post("/send", b"{}", within=SOON) for _ in range(20)))
        assert answers == [(200, b"ok")] * 20
        assert sum(not task.done() for task in server.tasks) <= 2


async def test_no_more_connections_than_asked_for():
    server = Server()
    async with served(server, most=3) as wire:
        await asyncio.gather(*(wire.post("/send", b"{}", within=SOON) for _ in range(50)))
    assert len(server.came) == 50
    assert len(server.connections) == 3


async def test_closing_lets_what_is_under_way_end_and_takes_nothing_new():
    server = Server(b"")
    async with served(server) as wire:
        request = asyncio.create_task(wire.post("/send", b"{}", within=SOON))
        await server.arrived.wait()
        closing = asyncio.create_task(wire.close(SOON))
        await asyncio.sleep(0)
        with pytest.raises(UnreachableError):
            await wire.post("/send", b"{}", within=SOON)
        server.connections[0].write(OK)
        assert await request == (200, b"ok")
        await asyncio.wait_for(closing, patient(5))


async def test_closing_ends_by_force_what_does_not_end_in_time():
    server = Server(b"")
    async with served(server) as wire:
        request = asyncio.create_task(wire.post("/send", b"{}", within=timedelta(hours=1)))
        await server.arrived.wait()
        await wire.close(timedelta(seconds=0.05))
        with pytest.raises(OutcomeUnknownError):
            await asyncio.wait_for(request, patient(5))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    made = subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
            "-keyout", folder / "key.pem", "-out", folder / "certificate.pem",
        ],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("no openssl here to make a certificate with")
    return folder


def tls_of(folder):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


async def test_a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_sent(
    certificate,
):
    server = Server()
    async with served(server, tls=tls_of(certificate)) as wire:
        with pytest.raises(UnreachableError, match="SSLCertVerificationError"):
            await wire.post("/send", b"{}", within=SOON)
    assert server.came == []


async def test_tls_is_spoken(certificate):
    server = Server()
    trust = ssl.create_default_context(cafile=certificate / "certificate.pem")
    async with served(server, tls=tls_of(certificate), trust=trust) as wire:
        for _ in range(3):
            assert await wire.post("/send", b"{}", within=SOON) == (200, b"ok")
    assert len(server.connections) == 1


class Proxy:
    """Leads where it is asked to, over HTTP CONNECT or SOCKS5; or refuses."""

    def __init__(self, *, refuses=False):
        self.refuses = refuses
        self.asked = []
        self.connections = []
        self.tasks = []

    async def __call__(self, reader, writer):
        self.connections.append(writer)
        self.tasks.append(asyncio.current_task())
        first = await reader.readexactly(1)
        try:
            host, port = await (self._socks if first == b"\x05" else self._connect)(reader, writer)
        except ConnectionRefusedError:
            writer.close()
            return
        self.asked.append((host, port))
        there, away = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(carry(reader, away), carry(there, writer), return_exceptions=True)

    async def _connect(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        if self.refuses:
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            raise ConnectionRefusedError
        writer.write(b"HTTP/1.1 200 Go\r\n\r\n")
        host, _, port = head.split(" ")[1].partition(":")
        return host, int(port)

    async def _socks(self, reader, writer):
        await reader.readexactly((await reader.readexactly(1))[0])
        writer.write(b"\x05\x00")
        head = await reader.readexactly(4)
        if head[3] == 1:
            host = (await reader.readexactly(4)).hex()
        else:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        port = int.from_bytes(await reader.readexactly(2), "big")
        writer.write(b"\x05" + bytes([2 * self.refuses]) + b"\x00\x01" + bytes(6))
        if self.refuses:
            raise ConnectionRefusedError
        return host, port


async def carry(reader, writer):
    while piece := await reader.read(65536):
        writer.write(piece)
    writer.close()


@pytest.mark.parametrize("scheme", ["http", "socks5"])
@pytest.mark.parametrize("refuses", [False, True], ids=["leads", "refuses"])
async def test_a_proxy_leads_to_the_server_or_nothing_leaves(scheme, refuses):
    server, proxy = Server(), Proxy(refuses=refuses)
    listening = await asyncio.start_server(proxy, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    async with served(server, proxy=f"{scheme}://localhost:{port}") as wire:
        if refuses:
            with pytest.raises(UnreachableError, match="RefusedByProxy"):
                await wire.post("/send", b"{}", within=SOON)
        else:
            assert await wire.post("/send", b"{}", within=SOON) == (200, b"ok")
    assert (len(server.came), len(proxy.asked)) == ((0, 0) if refuses else (1, 1))
    await ended(listening, proxy)


async def test_tls_is_spoken_with_the_server_and_not_with_the_proxy(certificate):
    server, proxy = Server(), Proxy()
    listening = await asyncio.start_server(proxy, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    async with served(
        server,
        tls=tls_of(certificate),
        trust=ssl.create_default_context(cafile=certificate / "certificate.pem"),
        proxy=f"http://localhost:{port}",
    ) as wire:
        for _ in range(2):
            assert await wire.post("/send", b"{}", within=SOON) == (200, b"ok")
    assert [host for host, _ in proxy.asked] == ["localhost"]
    await ended(listening, proxy)


async def test_what_is_fetched_is_asked_for_without_a_body():
    server = Server()
    async with served(server) as wire:
        assert await wire.get("/photos/a.jpg?x=1", within=SOON) == (200, b"ok")
        assert await wire.post("/m", b"{}", within=SOON) == (200, b"ok")
    (asked, body), _ = server.came
    assert asked.startswith(f"GET {SECRET}/photos/a.jpg?x=1 HTTP/1.1\r\n".encode())
    assert (b"content-length" in asked.lower(), body) == (False, b"")
    assert len(server.connections) == 1


@pytest.mark.parametrize("path", ["/a b\r\nX: y", "/ảnh.jpg", "/a\x00"])
async def test_a_path_that_would_end_its_line_is_not_asked_for(path):
    server = Server()
    async with served(server) as wire:
        with pytest.raises(ValueError, match="end its line"):
            await wire.get(path, within=SOON)
    assert server.came == []
