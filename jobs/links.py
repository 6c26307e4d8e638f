"""Addresses of articles: as they are kept, and as they are compared."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from jobs.text import fold

TRACKING = re.compile(
    r"(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|zarsrc|_ga|mc_[ce]id|igshid|cmpid|vnsource|ref_src"
    r"|jsessionid|phpsessid|aspsessionid\w*)",
    re.IGNORECASE,
)
"""Parameters that tell where a reader came from, or who he is, and never what he reads."""

SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
"""The same in a path: Java's servers give each visit without a cookie other addresses."""

SAFE = "%/:=&?~#+!$,;'@()*[]|"
LONGEST = 2048
TWIN_HOST = re.compile(r"^(?:www|m|mobile|amp)\.(?=[^.]+\.)")
TWIN_PATH = re.compile(r"/amp(?=/|$)|(?:\.amp)?(?:\.(?:s?html?|amp|chn|aspx))?$", re.IGNORECASE)
NUMBER = re.compile(r"(?<!\d)(\d{7,})(?:\.\w{2,5})?/?$")
DAY = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d|[0-3]\d[01]\d(?:19|20)\d\d")


HOME = re.compile(
    r"/?(?:(?:index|default|home|trang-chu|404|error)(?:\.\w{2,5})?/?)?", re.IGNORECASE
)
"""The path of a home page, or of one that says that there is nothing."""

FILLERS = frozenset({"rss", "feed", "tin", "moi", "nhat", "trang", "chu", "bao", "dien", "tu"})


def cleaned(link: str | None, base: str) -> str:
    """Give the address of a page as it is kept, or "" where it leads to no web page.

    Absolute, http or https, without tracking parameters and fragment, white space and letters
    outside ASCII escaped.

    Args:
        link: What a feed or page named, perhaps relative.
        base: The address it is relative to.
    """
    named = re.sub(r"[\t\r\n]+", "", (link or "").strip())
    if not named or len(named) > LONGEST:
        return ""
    try:
        parts = urlsplit(urljoin(base, named))
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None:
        return ""
    path, query = SESSION.sub("", parts.path), _without_tracking(parts.query)
    return urlunsplit((parts.scheme, parts.netloc, quote(path, SAFE), quote(query, SAFE), ""))


def spellings(link: str) -> tuple[str, ...]:
    """Give the addresses under which a page may be kept that somebody found at ``link``.

    What is copied out of a chat or a phone's browser has tracking parameters, ``m.`` or no ``www.``
    before the host, or the other scheme. Empty where it leads to no web page.
    """
    known = cleaned(link, link)
    if not known:
        return ()
    parts = urlsplit(known)
    host = bare(parts.netloc)
    netlocs = dict.fromkeys([parts.netloc, parts.netloc.lower(), host, f"www.{host}", f"m.{host}"])
    schemes = dict.fromkeys([parts.scheme, "https", "http"])
    rest = (parts.path, parts.query, "")
    return tuple(urlunsplit((scheme, at, *rest)) for scheme in schemes for at in netlocs)


def _without_tracking(query: str) -> str:
    kept = [part for part in query.split("&") if not TRACKING.fullmatch(part.partition("=")[0])]
    return "&".join(kept)


def bare(host: str) -> str:
    """Give a host without what only tells how its pages look: ``www.``, ``m.``, ``amp.``."""
    return TWIN_HOST.sub("", host.lower().rstrip("."))


def site(link: str) -> str:
    """Give the bare host of an address, with its port where it names one; "" where it has none."""
    try:
        return bare(urlsplit(link).netloc)
    except ValueError:
        return ""


def is_home(link: str) -> bool:
    """Say whether an address is a site's home page: it is no article's, and many may name it."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return HOME.fullmatch(parts.path) is not None and not parts.query


def words(title: str) -> set[str]:
    """Give the words by which two names of one site are compared, without marks."""
    return set(re.findall(r"\w+", fold(title))) - FILLERS


def twin_key(link: str) -> str:
    """Give what two addresses of one article have in common.

    http = https, ``www.``, ``m.`` and ``amp.`` = none, ``/amp/x`` = ``x.amp`` = ``x.html``; and
    where a long number ends the path it counts alone: editors change headlines, and the words in
    the address with them. The query counts: portals keep the article's number there.
    """
    parts = urlsplit(link)
    host = bare(parts.netloc)
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    path = unquote(parts.path)
    number = NUMBER.search(path)
    if number and not DAY.fullmatch(number[1]):
        return f"{host}/{number[1]}?{query}"
    return f"{host}{TWIN_PATH.sub('', path)}?{query}"
