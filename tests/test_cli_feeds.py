"""``bantin feeds`` as its users meet it: sites, lists, and what goes wrong."""

import re

import pytest

from jobs import opml
from jobs.printing import FORMS
from jobs.sources import SOURCES
from tests.fakes.program import Program
from tests.test_cli import failed

LIST = "".join(
    f"<h3><a href='/tin-so-{n}.html'>Tin số {n} với tiêu đề đủ dài</a></h3>"
    for n in range(1001, 1006)
)


@pytest.fixture
def program(tmp_path, publisher):
    made = Program(tmp_path)
    made.environment["ALLOWED_PRIVATE_HOSTS"] = publisher.host
    return made


def test_a_site_without_a_feed_is_tried_and_kept_as_a_list(program, publisher):
    url = publisher.page("/tin-tuc", f"<html><title>Cổng xã</title><body>{LIST}</body></html>")
    shown = program.do("feeds", "try", url).stdout
    assert "read as page" in shown
    assert "Tin số 1001" in shown
    assert "(5 entries now)" in program.do("feeds", "add", url).stdout
    [kept] = program.json("feeds", "list", "--json")
    assert (kept["feed"]["kind"], kept["feed"]["name"], kept["state"]) == ("page", "Cổng xã", None)


def test_a_site_with_a_feed_is_kept_by_its_feed(program, publisher):
    feed = publisher.feed("/x.rss", [{"title": "Tin", "link": f"{publisher.url}/1"}])
    head = f"<link rel='alternate' type='application/rss+xml' href='{feed}'>"
    url = publisher.page("/tin-tuc", f"<html><head>{head}</head><body>{LIST}</body></html>")
    assert feed in program.do("feeds", "add", url, "--name", "Báo").stdout
    assert program.json("feeds", "list", "--json")[0]["feed"]["url"] == feed


def test_a_kind_may_be_named(program, publisher):
    url = publisher.page("/", f"<html><body>{LIST}</body></html>")
    assert "read as page" in program.do("feeds", "try", url, "--kind", "page").stdout
    assert "kinds" in failed(program.do("feeds", "try", url, "--kind", "x"))


@pytest.mark.parametrize(
    ("verb", "names"), [(("feeds", "add"), SOURCES), (("compile",), FORMS)], ids=["kinds", "forms"]
)
def test_the_help_names_every_kind_of_feed_and_every_form_of_the_document(program, verb, names):
    told = re.sub(r"[│\s]+", " ", program.do(*verb, "--help").stdout)
    assert ", ".join(names) in told, "bot/cli.py"


def test_lists_come_and_go(program, tmp_path):
    out, list_ = tmp_path / "out.opml", tmp_path / "in.opml"
    feeds = [
        opml.Outline(name="Nhân Dân", url="https://nhandan.example/rss"),
        opml.Outline(name="Cổng", url="https://cong.example/tin", kind="page"),
        opml.Outline(name="Đã mất", url="https://mat.example/rss", live=False),
    ]
    list_.write_bytes(opml.write(feeds, title="x"))
    assert "2 feeds would be taken" in program.do("feeds", "import", list_, "--dry-run").stdout
    assert program.json("feeds", "list", "--json") == []
    assert "2 feeds taken, 0 there already, 1 spare" in program.do("feeds", "import", list_).stdout
    assert "1 feeds taken, 2 there" in program.do("feeds", "import", list_, "--all").stdout
    assert program.do("feeds", "export", out).returncode == 0
    assert {each.url for each in opml.read(out.read_bytes())} == {each.url for each in feeds}
    assert "nhandan.example" in program.do("feeds", "export").stdout


def test_the_starter_list_is_taken_without_a_file(program):
    shown = program.do("feeds", "import", "--dry-run").stdout
    assert "https://nhandan.vn/rss/home.rss" in shown
    assert "unverified from here" in shown


def test_a_list_that_is_none(program, tmp_path):
    wrong = tmp_path / "x.csv"
    wrong.write_text("name,url\n")
    assert "no OPML" in failed(program.do("feeds", "import", wrong))
    assert "cannot read" in failed(program.do("feeds", "import", tmp_path / "none.opml"))
    assert "cannot write" in failed(program.do("feeds", "export", tmp_path / "none" / "x.opml"))
