"""The page of an entry, fetched and read: what first and second looks have in common."""

from collections.abc import Collection

from jobs import article
from jobs.news import Article
from jobs.newsroom import Newsroom


async def read_page(newsroom: Newsroom, link: str, hosts: Collection[str]) -> Article:
    """Fetch and read the article at ``link``.

    Args:
        newsroom: The newsroom's tools.
        link: Its page.
        hosts: Where redirects may lead besides its own host, as in ``Feed``.

    Raises:
        UnreadableError: There is no article, or robots are asked not to read it.
        FetchError: The page could not be fetched, or took too long to read.
    """
    answer = await newsroom.fetcher.page(link, hosts=hosts)
    page: Article = await newsroom.workshop.do(
        article.read,
        answer.body,
        answer.url,
        content_type=answer.content_type,
        fetched_at=newsroom.clock(),
    )
    return page
