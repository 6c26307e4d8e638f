"""robots.txt: RFC 9309, and what people write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.fetching import robots

TXT = """
# a comment
User-agent: Googlebot
User-Agent: bantin/0.1
Disallow: /quan-tri/   # ours
Allow: /quan-tri/cong-khai
Disallow: /*.pdf$
Allow: /noi
Disallow: /noi/bo
Disallow: /tim-kiem?*q=

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/quan-tri", True),
        ("/quan-tri/", False),
        ("/quan-tri/x.html", False),
        ("/quan-tri/cong-khai/1.html", True),
        ("/van-ban/a.pdf", False),
        ("/van-ban/a.pdf?tai=1", True),
        ("/tim-kiem?trang=1&q=x", False),
        ("/tim-kiem?trang=1", True),
        ("/noi/dung", True),
        ("/noi/bo/1", False),
    ],
)
def test_the_longest_rule_decides(path, allowed):
    assert robots.read(TXT.encode()).allow(path) is allowed


@pytest.mark.parametrize(
    ("txt", "allowed"),
    [
        pytest.param("", True, id="nothing"),
        pytest.param("User-agent: *\nDisallow:", True, id="nothing is disallowed"),
        pytest.param("User-agent: *\nDisallow: /", False, id="everything is"),
        pytest.param("user-agent : *\ndisallow : /tin", False, id="blanks and lower case"),
        pytest.param("\ufeffUser-agent: *\r\nDisallow: /\r\n", False, id="a mark before it"),
        pytest.param("Disallow: /", True, id="for nobody"),
        pytest.param("User-agent: other\nDisallow: /", True, id="for others"),
        pytest.param("User-agent: *\nDisallow: /\nAllow: /", True, id="both: allowed"),
        pytest.param("User-agent: *\nSitemap: /s\nDisallow: /", False, id="other lines between"),
        pytest.param("User-agent: a\n\nUser-agent: *\nDisallow: /", False, id="lines apart"),
        pytest.param("User-agent: *\nDisallow: /t%69n/", False, id="escaped"),
        pytest.param("<html>404</html>", True, id="a page"),
        pytest.param("User-agent: *\nDisallow: /*/1$", False, id="a star and an end"),
        pytest.param("User-agent: *\nDisallow: /tin$", True, id="an end"),
        pytest.param("User-agent: *\nDisallow: /tin/1*1$", True, id="a star needs its own letters"),
        pytest.param(
            "User-agent: bantin\nDisallow:\n\nUser-agent: *\nDisallow: /", True, id="all but us"
        ),
        pytest.param(
            "User-agent: *\nDisallow:\nUser-agent: other\nDisallow: /", True, id="all but another"
        ),
    ],
)
def test_what_people_write(txt, allowed):
    assert robots.read(txt.encode()).allow("/tin/1") is allowed


@pytest.mark.cpu(5)
def test_a_pattern_full_of_stars_costs_little():
    rules = robots.read(b"User-agent: *\n" + b"Disallow: /" + b"a*" * 15 + b"b$\n" * 2000)
    assert rules.allow("/" + "a" * 2000)


@given(st.binary(max_size=300), st.text(max_size=50))
def test_no_file_and_no_path_breaks_it(body, path):
    robots.read(b"User-agent: *\nDisallow: " + body).allow(path)
    robots.read(body).allow(path)


def test_sites_are_remembered_for_their_time_and_not_without_end(clock):
    memory = robots.Memory()
    for number in range(robots.MOST_SITES + 1):
        memory.keep(str(number), robots.SHUT, clock() + robots.FRESH)
    assert memory.recall("0", clock()) is None
    assert memory.recall("1", clock()) is robots.SHUT
    clock.on(robots.FRESH)
    assert memory.recall("1", clock()) is None
