"""Photos that the preview's page posts: who may, how large, and what is heard of them."""

import pytest

from bot.errors import RefusedError
from bot.platforms.base import LARGEST_PHOTO
from tests.bot.web_visitor import listened, new_web, soon, visiting
from tests.fakes.pictures import PICTURE

QUERY = {"chat": "cell", "speaker": "member", "text": "@bantin xem"}


async def posted(visitor, data=PICTURE.data, *, kind="image/png", headers=None, **query):
    headers = (visitor.headers if headers is None else headers) | {"Content-Type": kind}
    return await visitor.client.post(
        "/api/show", params=QUERY | query, content=data, headers=headers
    )


async def test_a_photo_is_heard_shown_and_fetched():
    web = new_web()
    async with visiting(web) as visitor, listened(web) as ear, visitor.listening() as events:
        answer = await posted(visitor)
        heard, (_, shown) = await ear.next(), await soon(events)
        assert answer.status_code == 202
        assert shown["id"] == answer.json()["message"]
        assert (heard.text, heard.addressed, heard.sender) == ("xem", True, "member")
        assert await web.download(heard.photo) == PICTURE.data
        fetched = await visitor.client.get(shown["attachment"]["url"])
        assert (fetched.content, fetched.headers["content-type"]) == (PICTURE.data, "image/png")
        with pytest.raises(RefusedError):
            await web.download("another")


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"headers": {}}, 403),
        ({"headers": {"X-Bantin-Token": "x" * 43}}, 403),
        ({"kind": "image/svg+xml"}, 415),
        ({"kind": "text/plain"}, 415),
        ({"data": b""}, 400),
        ({"data": bytes(LARGEST_PHOTO + 1)}, 413),
        ({"chat": "nowhere"}, 404),
        ({"speaker": "nobody"}, 404),
        ({"chat": "own"}, 403),
    ],
)
async def test_what_may_not_be_posted_is_not_heard(how, status):
    web = new_web()
    async with visiting(web) as visitor, listened(web) as ear:
        assert (await posted(visitor, **how)).status_code == status
        assert ear.heard.empty()
        assert web.latest == 0
