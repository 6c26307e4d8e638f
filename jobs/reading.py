"""The page of an entry, fetched and read: what first and second looks have in common."""

from collections.abc import Collection

from jobs import article, links
from jobs.errors import UnreadableError
from jobs.news import Article
from jobs.newsroom import Newsroom


def leads_home(link: str, found: str) -> bool:
    """Say whether an article's address has led to its site's home page: the article is gone.

    Of eight home and list pages of real portals three have a text that looks like an article's.
    """
    return links.is_home(found) and not links.is_home(link)


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
    if links.is_home(link):
        raise UnreadableError("the address is a home page")
    answer = await newsroom.fetcher.page(link, hosts=hosts)
    if leads_home(link, answer.url):
        raise UnreadableError("the address leads to the home page")
    page: Article = await newsroom.workers.do(
        article.read,
        answer.body,
        answer.url,
        content_type=answer.content_type,
        fetched_at=newsroom.clock(),
    )
    return page
