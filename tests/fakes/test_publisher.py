"""The fake publisher does what servers do; looked at with a plain client."""

import json
from functools import partial

import httpx
import pytest

from tests.fakes import publisher as fakes
from tests.fakes.patience import patient
from tests.fakes.publisher import ARTICLES, MORNINGS, serve_morning

publisher = fakes.publisher

# A proxy of the machine's environment has nothing to do with loopback.
get = partial(httpx.get, trust_env=False)

ITEM = {
    "guid": "1",
    "title": "Tin & ảnh",
    "link": "https://bao.example/1",
    "published": "Mon, 20 Jul 2026 06:20:00 +07:00",
    "summary": "<b>Mở đầu</b>",
}


@pytest.mark.parametrize("atom", [False, True])
def test_a_feed_tells_its_items(publisher, atom):
    body = get(publisher.feed("/f", [ITEM], atom=atom)).text
    for part in ("Tin &amp; ảnh", "https://bao.example/1", "+07:00", "&lt;b&gt;Mở đầu"):
        assert part in body


def test_what_an_item_lacks_is_left_out(publisher):
    body = get(publisher.feed("/f", [{"title": "Tin"}])).text
    assert "<link>" not in body
    assert "<guid" not in body


def test_an_unchanged_feed_is_not_sent_again(publisher):
    url = publisher.feed("/f", [ITEM])
    first = get(url)
    for name, value in {
        "If-None-Match": first.headers["etag"],
        "If-Modified-Since": first.headers["last-modified"],
    }.items():
        again = get(url, headers={name: value})
        assert (again.status_code, again.content) == (304, b"")
    publisher.feed("/f", [ITEM, ITEM])
    assert get(url, headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_requests_are_remembered(publisher):
    get(publisher.page("/p", "<p>"), headers={"X-Mine": "1"})
    get(publisher.url + "/nothing")
    assert publisher.seen("/p")[0].headers["x-mine"] == "1"
    assert (publisher.asked("/p"), publisher.asked("/other")) == (1, 0)
    assert publisher.asked_in_all() == 2


def test_faults(publisher):
    assert get(publisher.error("/e", 503, retry_after="9")).headers["retry-after"] == "9"
    assert get(publisher.url + "/none").status_code == 404
    moved = get(publisher.redirect("/r", "/e", 308))
    assert (moved.status_code, moved.headers["location"]) == (308, "/e")
    assert get(publisher.gzipped("/z", b"packed")).content == b"packed"


@pytest.mark.parametrize(
    ("how", "error"),
    [
        pytest.param({"after": 3}, httpx.RemoteProtocolError, id="breaks off"),
        pytest.param({"reset": True}, httpx.ReadError, id="reset"),
        pytest.param({"hang": True}, httpx.ReadTimeout, id="hangs"),
    ],
)
def test_broken_answers(publisher, how, error):
    url = publisher.file("/x", b"x" * 100, **how)
    with pytest.raises(error):
        get(url, timeout=httpx.Timeout(patient(5), read=0.3 if "hang" in how else patient(5)))


def test_a_thing_can_change_and_go(publisher):
    url = publisher.page("/p", "one")
    publisher.change("/p", status=410)
    assert get(url).status_code == 410
    publisher.remove("/p")
    assert get(url).status_code == 404


@pytest.mark.skipif(not MORNINGS.exists(), reason="../shared/data is missing: no real morning")
def test_a_real_morning_is_published(publisher):
    morning = min(MORNINGS.glob("press_*.json"))
    feeds = serve_morning(publisher, morning, ARTICLES)
    outlets = {item["outlet"] for item in json.loads(morning.read_text(encoding="utf-8"))}
    assert [name for name, _ in feeds] == sorted(outlets, key=[n for n, _ in feeds].index)
    for _, url in feeds:
        body = get(url).text
        link = body.split("<link>")[1].split("</link>")[0]
        assert get(link).status_code == 200
