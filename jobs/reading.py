"""The page of an entry, fetched and read: what first and second looks have in common."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from jobs import article
from jobs.errors import UnreadableError
from jobs.news import Article
from jobs.newsroom import Newsroom

HOME = re.compile(
    r"/?(?:(?:index|default|home|trang-chu|404|error)(?:\.\w{2,5})?/?)?", re.IGNORECASE
)
"""The path of a home page, or of one that says that there is nothing."""


def leads_home(link: str, found: str) -> bool:
    """Say whether an article's address has led to its site's home page: the article is gone.

    Of eight home and list pages of real portals three have a text that looks like an article's.
    """
    asked, at = urlsplit(link), urlsplit(found)
    is_home = HOME.fullmatch(at.path) is not None and not at.query
    return is_home and not (HOME.fullmatch(asked.path) and not asked.query)


async def read_page(newsroom: Newsroom, link: str, hosts: Collection[str]) -> Article:
    """Fetch and read the article at ``link``.

    Args:
        newsroom: The newsroom's tools.
        link: Its page.
        hosts: Where redirects may lead besides its own host, as in ``Feed``.

    Raises:
        UnreadableError: There is no article (any more), or robots are asked not to read it.
        FetchError: The page could not be fetched, or took too long to read.
    """
    answer = await newsroom.fetcher.page(link, hosts=hosts)
    if leads_home(link, answer.url):
        raise UnreadableError("the address leads to the home page")
    page: Article = await newsroom.workshop.do(
        article.read,
        answer.body,
        answer.url,
        content_type=answer.content_type,
        fetched_at=newsroom.clock(),
    )
    return page
