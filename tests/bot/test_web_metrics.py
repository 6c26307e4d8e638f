"""Who is told the numbers: whoever is on this machine, and nobody who comes through a proxy."""

import httpx
import pytest

from bot.care.disk import Space
from bot.stores.pulse import Pulse
from bot.web.door import door, hosts_of, serve
from bot.web.metrics import Numbers, metrics
from tests.bot.test_web_connections import called, rest
from tests.bot.web_visitor import NOW, healthy

PUBLIC = "https://bantin.example.vn"
HERE = "127.0.0.1"


def app():
    async def take():
        return Numbers(Pulse(at=NOW), Space(free=1, total=2), {"telegram": True}, {"pulls": 3})

    return door(preview=None, health=healthy, extra=[metrics(take)], hosts=hosts_of(PUBLIC))


async def asked(host=HERE, *, client=HERE, **headers):
    transport = httpx.ASGITransport(app(), client=(client, 50_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as asking:
        return await asking.get("/metrics", headers={"Host": host, **headers})


@pytest.mark.parametrize("host", [HERE, "localhost:8080", "LOCALHOST", "[::1]:8080"])
@pytest.mark.parametrize("client", [HERE, "::1", "172.17.0.1"], ids=["4", "6", "container"])
async def test_whoever_is_here_is_told_the_numbers(host, client):
    answer = await asked(host, client=client)
    assert answer.status_code == 200
    assert "bantin_pulls_total 3.0" in answer.text


@pytest.mark.parametrize(
    ("host", "client", "headers"),
    [
        pytest.param("bantin.example.vn", HERE, {}, id="a proxy that passes on the name alone"),
        pytest.param(HERE, HERE, {"X-Forwarded-For": "unknown"}, id="a proxy that tells for whom"),
        pytest.param(HERE, HERE, {"X-Forwarded-Proto": "https"}, id="a proxy that tells how"),
        pytest.param(HERE, "8.8.8.8", {}, id="a stranger who calls us as we do"),
        pytest.param("localhost", "2001:4860:4860::8888", {}, id="the same by IPv6"),
    ],
)
async def test_a_stranger_is_told_nothing(host, client, headers):
    answer = await asked(host, client=client, **headers)
    assert (answer.status_code, answer.content) == (404, b"")


async def test_nginx_as_it_comes_is_known_by_its_old_http():
    server = await serve(app(), host=HERE, port=0)
    try:
        async with called(server) as (reader, writer):
            host = f"Host: {HERE}:{server.port}\r\nConnection: close\r\n\r\n"
            writer.write(f"GET /metrics HTTP/1.0\r\n{host}".encode())
            assert (await rest(reader)).startswith(b"HTTP/1.1 404")
    finally:
        await server.close()
