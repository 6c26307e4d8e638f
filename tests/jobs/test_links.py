"""Addresses of articles are absolute, bare, and addresses of the web."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs import links

URL = "https://bao.example.vn/rss/home.rss"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://bao.example.vn/a.html", "https://bao.example.vn/a.html"),
        ("/tin/a.html", "https://bao.example.vn/tin/a.html"),
        ("a.html", "https://bao.example.vn/rss/a.html"),
        ("//m.example.vn/a.html", "https://m.example.vn/a.html"),
        ("\n  https://bao.example.vn/bai 1.html \n", "https://bao.example.vn/bai%201.html"),
        (
            "https://bao.example.vn/a?utm_source=rss&id=7&fbclid=x#c",
            "https://bao.example.vn/a?id=7",
        ),
        (
            "https://bao.example.vn/tin;jsessionid=0A1B.node2/a.html;jsessionid=3C?PHPSESSID=x&id=7",
            "https://bao.example.vn/tin/a.html?id=7",
        ),
        ("https://bao.example.vn/a?id=1&cat=2", "https://bao.example.vn/a?id=1&cat=2"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("https://user:secret@bao.example.vn/", ""),
        ("https://bao.example.vn:99999/", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_a_link_is_absolute_and_bare(written, kept):
    assert links.cleaned(written, URL) == kept


@given(st.text(max_size=80))
def test_a_link_is_an_address_of_the_web_or_nothing(written):
    kept = links.cleaned(written, URL)
    assert kept == "" or kept.startswith(("http://", "https://"))
    assert links.cleaned(kept, URL) == kept


@pytest.mark.parametrize(
    ("link", "home"),
    [
        ("https://tinhuy.vn", True),
        ("https://tinhuy.vn/", True),
        ("https://tinhuy.vn/index.html", True),
        ("https://tinhuy.vn/?p=12", False),
        ("https://tinhuy.vn/tin/12.html", False),
        ("http://[", False),
    ],
)
def test_what_is_a_home_page(link, home):
    assert links.is_home(link) is home
