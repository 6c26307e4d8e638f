"""Every address that must never be visited, in every disguise, and the operator's exceptions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.errors import RefusedAddressError, UnreachableError
from jobs.fetch import Fetcher
from jobs.fetching import addresses
from tests.fakes import publisher as fakes

publisher = fakes.publisher


@pytest.fixture
async def stranger():
    """A fetcher to whom nobody has excepted anything, and who never has to ask where a name is."""

    async def look_up(host, port):
        raise AssertionError(host)

    opened = Fetcher(look_up=look_up)
    yield opened
    await opened.close()


FORBIDDEN = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://2852039166/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fd00:ec2::254]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://a.localhost/",
    "http://router/",
    "http://db.internal/",
    "http://printer.local/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "https://example.com:22/",
    "http://example.com:6379/",
    "http://a:b@example.com/",
    "http://example.com@127.0.0.1/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/xml,<rss/>",
    "unix:///var/run/docker.sock",
    "/relative",
    "",
    "http://",
    "http:///path",
    "http://exa mple.com/",
    "http://[::zz]/",
    "http://example.com:99999/",
    "http://example.com/" + "x" * 3000,
]


@pytest.mark.parametrize("url", FORBIDDEN)
async def test_an_address_that_is_not_public_is_refused(stranger, url):
    with pytest.raises(RefusedAddressError):
        await stranger.get(url)


@pytest.mark.parametrize(
    "found",
    [
        ["127.0.0.1"],
        ["93.184.216.34", "10.0.0.1"],
        ["::1"],
        ["::ffff:10.0.0.1"],
        ["fe80::1%eth0"],
        ["192.0.0.8"],
        ["64:ff9b:1::7f00:1"],
        ["::ffff:0:7f00:1"],
        ["nonsense"],
    ],
)
async def test_a_public_name_that_leads_inside_is_refused(found):
    async def look_up(host, port):
        return found

    trusting = Fetcher(look_up=look_up)
    with pytest.raises(RefusedAddressError):
        await trusting.get("http://bao.example.vn/")
    await trusting.close()


async def test_the_address_that_was_checked_is_the_one_connected_to(publisher):
    """DNS rebinding: the name is looked up once a connection, and never by anybody else."""
    asked = []

    async def look_up(host, port):
        asked.append(host)
        return ["127.0.0.1"]

    port = publisher.url.rpartition(":")[2]
    excepted = Fetcher(allowed_private_hosts=frozenset({"tin.example"}), look_up=look_up)
    publisher.file("/x", b"here")
    answer = await excepted.get(f"http://tin.example:{port}/x")
    await excepted.close()
    assert (answer.body, asked) == (b"here", ["tin.example"])


async def test_a_name_without_an_address_is_unreachable():
    async def look_up(host, port):
        raise OSError

    lost = Fetcher(look_up=look_up)
    with pytest.raises(UnreachableError):
        await lost.get("http://bao.example.vn/")
    await lost.close()


async def test_an_exception_holds_for_its_port_only(publisher):
    narrow = Fetcher(allowed_private_hosts=frozenset({"127.0.0.1:1"}))
    with pytest.raises(RefusedAddressError):
        await narrow.get(publisher.url)
    await narrow.close()


@pytest.mark.parametrize(
    "url", ["http://example.com", "https://bao.vn:8443/a?b=1", "http://1.1.1.1"]
)
def test_public_addresses_may_be_tried(url):
    assert addresses.check(url, frozenset()).host


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_no_disguise_makes_a_private_address_public(ip):
    number = int(ip)
    for disguise in (
        str(ip),
        f"::ffff:{ip}",
        f"::{ip}",
        f"64:ff9b::{ip}",
        f"2002:{number >> 16:x}:{number & 0xFFFF:x}::",
    ):
        assert not addresses.public(disguise)


@pytest.mark.parametrize("ip", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"])
def test_public_ones_are_public(ip):
    assert addresses.public(ip)
