"""The portals' pages that were given, around other texts: each line of the cell is to be read.

The texts are those of VN-MDS as they were crawled, with names and agencies as last lines of their
own. Around all 285 that are long enough, each of the four pages loses the last or another line of
four texts: "(Theo X)" alone, and ">> ..." lines.
"""

import html
import json
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from jobs import article
from jobs.sentences import sentences
from jobs.text import canonical, normalize

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
PAGES = sorted((DATA / "feeds" / "made" / "portals").glob("*.html"))
TEXTS = DATA / "summaries" / "single_vnmds_dev.jsonl"
VIETNAM = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 11, 25, tzinfo=UTC)
OPENING = re.compile(r"(?:<(?:p|div)\b[^<>]*>(?:<(?:span|font)\b[^<>]*>)*|<br>)$")
TEXTS_A_PAGE = 60

pytestmark = pytest.mark.skipif(
    not (PAGES and TEXTS.exists()), reason="../shared/data is missing: no portals' pages"
)


def told():
    """Title, lead and paragraphs of one to four sentences each."""
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        size = 1 + int(row["id"][-1]) % 4
        found = list(sentences(row["text"]))
        body = [" ".join(found[at : at + size]) for at in range(0, len(found), size)]
        if len(body) >= 3:
            yield " ".join(row["title"].split()), " ".join(row["refs"][0].split()), body


def around(page, truth, title, lead, body):
    """The page with another article in its place."""
    first = page.index(truth["body"][0][:40])
    end = truth["body"][-1][-40:]
    last = page.index(end) + len(end)
    opening = OPENING.search(page[:first])[0]
    tags = re.findall(r"<(\w+)", opening)
    closing = "" if tags == ["br"] else "".join(f"</{tag}>" for tag in reversed(tags))
    text = (closing + opening).join(html.escape(each, quote=False) for each in body)
    made = page[:first] + text + page[last:]
    for name, new in (("title", title), ("lead", lead)):
        made = made.replace(html.escape(truth[name], quote=False), html.escape(new, quote=False))
    return made


def same(text):
    return canonical(normalize(text))


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_each_line_of_the_text_is_read_whatever_it_is(path):
    truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
    page = path.read_text(encoding="utf-8")
    wrong = {}
    for title, lead, body in list(told())[::4][:TEXTS_A_PAGE]:
        made = around(page, truth, title, lead, body).encode()
        found = article.read(made, "https://x.example.vn/tin-1.aspx", fetched_at=FETCHED)
        assert same(found.title) == same(title)
        assert found.published.astimezone(VIETNAM).date().isoformat() == truth["date"]
        read = list(map(same, filter(None, (found.lead, *found.paragraphs))))
        if read != list(map(same, (lead, *body))):
            wrong[title] = sorted(set(map(same, body)) - set(read))
    print(wrong)
    assert len(wrong) <= 2
