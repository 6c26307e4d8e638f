"""Which addresses may be visited: public ones, and those that the operator excepts by name.

A name says little: ``127.1``, ``0x7f000001``, a host of one's own that resolves to 169.254.169.254,
or one that resolves differently the second time. So what counts is the IP address that is
connected to (`public`, asked by ``jobs.fetching.transport``); `check` only refuses early what is
plainly wrong, with a text that helps the admin who mistyped it.
"""

import ipaddress
import re

import httpx

from jobs.errors import RefusedAddressError

USUAL_PORTS = frozenset({80, 443, 8080, 8443})
"""Where web servers listen; a feed elsewhere is a way to knock on other doors."""

LONGEST_URL = 2048
"""Characters; what browsers and servers agree on. Longer ones are attacks or faults."""

INTERNAL_ENDINGS = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa")
"""Names that never lead to the public internet (RFC 6761, 6762, 8375; ICANN 2024)."""

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address, reached through the network's gateway."""

GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
"""RFC 4291, 2.4: the only IPv6 range that is given out; ``::/96``, ``fc00::`` … lie outside."""

NEVER = tuple(
    map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "5f00::/16"))
)
"""Special ranges that some versions of ``ipaddress`` call global (RFC 6890, 7526, 9637, 9602)."""

NUMBER_ENDING = re.compile(r"(^|\.)(0x[0-9a-f]*|[0-9]+)$")
"""A last label that is a number: to ``inet_aton`` the whole name is then an IPv4 address."""

NAME = re.compile(r"[a-z0-9_.-]+")
"""What a host name consists of once IDNA has been applied."""


def public(address: str) -> bool:
    """Say whether an IP address, as the resolver wrote it, lies in the public internet.

    IPv4 addresses that hide in IPv6 ones (mapped, NAT64) are judged themselves; 6to4 and Teredo,
    which tunnel to any IPv4 address and have died out (RFC 7526), are never public.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if any(ip in network for network in NEVER):
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        hidden = _hidden_in(ip)
        if hidden is None:
            return _public6(ip)
        ip = hidden
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def _hidden_in(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip in NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped


def _public6(ip: ipaddress.IPv6Address) -> bool:
    tunnel = ip.sixtofour is not None or ip.teredo is not None
    return ip in GLOBAL_UNICAST and ip.is_global and not tunnel


def excepted(host: str, port: int, allowed: frozenset[str]) -> bool:
    """Say whether the operator excepts ``host``, by its exact name or as ``host:port``."""
    name = host.lower().rstrip(".")
    bracketed = f"[{name}]" if ":" in name else name
    return bool({name, bracketed, f"{bracketed}:{port}"} & allowed)


def port_of(url: httpx.URL) -> int:
    """The port that ``url`` leads to, the scheme's own where it names none."""
    return url.port or (443 if url.scheme == "https" else 80)


def check(address: str, allowed: frozenset[str]) -> httpx.URL:
    """Return ``address`` as an URL that may be tried.

    Args:
        address: What an editor, a feed or a redirect named.
        allowed: Hosts that the operator excepts, lower case: ``host`` or ``host:port``.

    Raises:
        RefusedAddressError: It must not be visited; the text says why.
    """
    if len(address) > LONGEST_URL:
        raise RefusedAddressError("the address is too long")
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedAddressError("this is no address") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise RefusedAddressError("only http and https addresses are read")
    if url.userinfo:
        raise RefusedAddressError("an address with a user name or password is not visited")
    if not excepted(url.host, port_of(url), allowed):
        _check_host(url.raw_host.decode("ascii"))
        if port_of(url) not in USUAL_PORTS:
            raise RefusedAddressError(f"port {port_of(url)} is not one where web servers listen")
    return url


def _check_host(host: str) -> None:
    name = host.lower().rstrip(".")
    if ":" in name or re.fullmatch(r"\d+\.\d+\.\d+\.\d+", name):
        if not public(name):
            raise RefusedAddressError(f"{host} is not a public address")
    elif not NAME.fullmatch(name):
        raise RefusedAddressError(f"{host} is not a host name")
    elif "." not in name or name.endswith(INTERNAL_ENDINGS) or NUMBER_ENDING.search(name):
        raise RefusedAddressError(f"{host} is not a public name")
