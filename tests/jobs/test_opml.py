"""Lists of feeds: ours, other programs', and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs import opml
from jobs.errors import NotAFeedError
from jobs.opml import Outline

THEIRS = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Subscriptions</title></head><body>
<outline text="Báo chí"><outline type="rss" text="Nhân Dân" title="ND"
 xmlUrl="https://nhandan.example/rss" htmlUrl="https://nhandan.example"/>
<outline title="VOV" XMLURL="https://vov.example/rss.xml"/></outline>
<outline text="một trang" type="page" xmlUrl="https://cong.example/tin-tuc"/>
<outline text="lặp lại" xmlUrl="https://nhandan.example/rss"/>
<outline text="xấu" xmlUrl="javascript:alert(1)"/><outline text="nhóm rỗng"/>
</body></opml>"""


def test_other_programs_lists_are_read():
    assert opml.read(THEIRS.encode()) == [
        Outline(name="Nhân Dân", url="https://nhandan.example/rss"),
        Outline(name="VOV", url="https://vov.example/rss.xml"),
        Outline(name="một trang", url="https://cong.example/tin-tuc", kind="page"),
    ]


@given(
    st.lists(
        st.builds(
            Outline,
            name=st.text(alphabet="aăđ&<\"' ê", min_size=1, max_size=20)
            .map(lambda name: " ".join(name.split()))
            .filter(bool),
            url=st.integers(0, 999).map("https://a.vn/{}?x=1&y=2".format),
            kind=st.sampled_from(["feed", "sitemap", "page"]),
            state=st.sampled_from(["", "live 8.2026"]),
            live=st.booleans(),
        ),
        unique_by=lambda outline: outline.url,
    )
)
def test_what_is_written_is_read_again(feeds):
    assert opml.read(opml.write(feeds, title="Nguồn tin")) == feeds


@pytest.mark.parametrize(
    "body",
    ["", "<html></html>", "<rss/>", '<!DOCTYPE o [<!ENTITY a "b">]><x>&a;</x>', "name,url\n"],
)
def test_what_is_no_list_is_told(body):
    with pytest.raises(NotAFeedError, match="OPML"):
        opml.read(body.encode())


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader(junk):
    for body in (junk, b"<opml>" + junk):
        try:
            opml.read(body)
        except NotAFeedError as error:
            print(error)


def test_the_starter_list_names_kinds_states_and_what_is_spare():
    starters = opml.starters()
    assert len(starters) >= 40
    assert all("unverified from here" in each.state for each in starters)
    taken = [each for each in starters if each.live]
    assert len(taken) >= 30
    assert {each.kind for each in taken} == {"feed", "page"}
    assert not any("BLOCKED" in each.state or "EMPTY" in each.state for each in taken)
    assert len({each.url for each in starters}) == len(starters)
