"""``python -m jobs``: the newsroom alone, JSON Lines in, JSON Lines out."""

import json
from functools import partial

import pytest

from tests.fakes.program import Program

TEXT = (
    "Sáng 20-11, Đảng ủy Khối tổ chức hội nghị chuyển đổi số với 158 tổ chức cơ sở đảng. "
    "Hội nghị giao mỗi chi bộ một việc cụ thể trong năm. "
    "Đến nay, toàn Khối đã kết nạp 412 đảng viên mới. "
    "Thời tiết trong ngày khá đẹp."
)
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Báo mẫu</title>
<item><guid>1</guid><title>Tin &amp;amp; bài</title><link>https://a.example/1?utm_source=x</link>
<pubDate>Fri, 20 Nov 2026 07:00:00 +0700</pubDate>
<description>&lt;p&gt;Lời dẫn&lt;/p&gt;</description>
</item></channel></rss>"""
PAGE = f"""<html lang="vi"><head><title>Hội nghị chuyển đổi số</title></head><body><article>
<h1>Hội nghị chuyển đổi số</h1><p>{TEXT}</p><p>{TEXT.replace("Sáng", "Chiều")}</p></article>
</body></html>"""


@pytest.fixture
def run(tmp_path):
    return partial(_run, Program(tmp_path))


@pytest.fixture
def run_anew(tmp_path):
    return partial(_run, Program(tmp_path, anew=True))


def _run(program, verb, *lines, corpus=None):
    words = [verb, *(["--corpus", str(corpus)] if corpus else [])]
    given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    done = program.do(*words, module="jobs", given=given)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def corpus(tmp_path):
    rows = [
        {"id": "cds", "title": "Hội nghị chuyển đổi số", "text": TEXT},
        {"id": "ntm", "title": "Xã về đích nông thôn mới", "text": "Xã có 12 thôn kiểu mẫu."},
    ]
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_dates(run_anew):
    at = "2026-11-23T08:00:00+07:00"
    assert run_anew(
        "dates",
        {"id": 1, "raw": "11/20/2026 9:05:00 PM", "fetched_at": at},
        {"id": 2, "raw": "hôm nào đó", "fetched_at": at},
        {"id": 3, "raw": "Thứ 2, Ngày 25 / 10 / 2021", "fetched_at": at},
    ) == [
        {"id": 1, "published": "2026-11-20T14:05:00Z"},
        {"id": 2, "published": None},
        {"id": 3, "published": "2021-10-24T17:00:00Z"},
    ]


def test_a_line_that_fails_is_told_and_the_run_goes_on(run):
    at = "2026-11-23T08:00:00+07:00"
    told = run(
        "dates",
        "not json",
        "",
        {"id": "a"},
        {"id": "b", "raw": "20/11/2026", "fetched_at": at},
    )
    assert [line["id"] for line in told] == [None, "a", "b"]
    assert ["error" in line for line in told] == [True, True, False]


def test_feed(run, tmp_path):
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    good, page, lost = run(
        "feed",
        {"id": 1, "path": str(tmp_path / "feed.xml")},
        {"id": 2, "path": str(tmp_path / "page.html")},
        {"id": 3, "path": str(tmp_path / "none.xml")},
    )
    assert (good["status"], good["title"]) == ("ok", "Báo mẫu")
    assert good["entries"] == [
        {
            "guid": "1",
            "title": "Tin & bài",
            "link": "https://a.example/1",
            "published": "2026-11-20T00:00:00Z",
            "text": "Lời dẫn",
        }
    ]
    assert (page["status"], page["entries"]) == ("not-a-feed", [])
    assert "error" in lost


def test_a_feed_inside_ones_own_network_is_refused(run):
    [told] = run("feed", {"id": 1, "url": "http://127.0.0.1:9/rss"})
    assert told["status"] == "refused"


def test_read(run, tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    [told] = run(
        "read", {"id": 1, "path": str(tmp_path / "page.html"), "url": "https://a.example/1"}
    )
    assert told["title"] == "Hội nghị chuyển đổi số"
    assert told["paragraphs"] == [TEXT, TEXT.replace("Sáng", "Chiều")]
    assert {"published", "lead", "captions", "images", "author", "source"} <= told.keys()


def test_links(run, tmp_path):
    listed = "".join(
        f'<h3><a href="/tin-so-{n}.html">Tin số {n} có tiêu đề đủ dài</a></h3>'
        for n in (1001, 1002)
    )
    (tmp_path / "list.html").write_text(f"<html><body>{listed}</body></html>", encoding="utf-8")
    (tmp_path / "page.html").write_text("<html><body><p>Không có gì.</p></body></html>")
    told, nothing = run(
        "links",
        {"id": 1, "path": str(tmp_path / "list.html"), "url": "https://a.example/tin"},
        {"id": 2, "path": str(tmp_path / "page.html"), "url": "https://a.example/tin"},
    )
    assert told["links"][0] == {
        "url": "https://a.example/tin-so-1001.html",
        "title": "Tin số 1001 có tiêu đề đủ dài",
    }
    assert len(told["links"]) == 2
    assert nothing["links"] == []


@pytest.mark.parametrize(
    "how",
    [
        {"title": "Hội nghị", "text": TEXT, "sentences": 2},
        {"title": "Hội nghị", "text": TEXT},
        {"documents": [{"title": "Hội nghị", "text": TEXT}], "syllables": 40},
    ],
)
def test_summarize(run, how):
    [told] = run("summarize", {"id": 1, **how})
    assert 1 <= len(told["sentences"]) <= 3
    assert all(sentence in TEXT for sentence in told["sentences"])


def test_summarize_tells_the_lead_where_it_is_given(run):
    lead = "Mười sáu xã của huyện có điểm hỗ trợ đảng viên cao tuổi dùng dịch vụ công."
    [told] = run(
        "summarize", {"id": 1, "title": "Hội nghị", "text": f"{lead}\n{TEXT}", "lead": lead}
    )
    assert told["sentences"] == [lead]


def test_stories(run):
    other = "Xã Đông khánh thành cây cầu dài 120 mét bắc qua sông, nối hai thôn lâu nay cách trở."
    told = run(
        "stories",
        {"id": 1, "title": "Đảng ủy Khối bàn về chuyển đổi số", "text": TEXT},
        {"id": 2, "title": "Xã Đông có cầu mới", "text": other},
        {"id": 3, "title": "Hội nghị chuyển đổi số của Khối", "text": TEXT},
    )
    first, second, third = (line["story"] for line in told)
    assert first == third != second


def test_topics(run):
    [told] = run("topics", {"id": 1, "title": "Hội nghị chuyển đổi số", "text": TEXT})
    assert told["topics"][0] == "chuyen_doi_so"


def test_understand(run):
    [told] = run(
        "understand", {"id": 1, "text": "tin ve cds tuan nay", "now": "2026-11-25T08:00:00+07:00"}
    )
    assert told["topic"] == "chuyen_doi_so"
    assert (told["date_from"], told["date_to"]) == ("2026-11-23", "2026-11-25")
    assert set(told) == {
        "id", "intent", "sub_intent", "topic", "keywords", "date_from", "date_to", "document",
        "limit",
    }  # fmt: skip


def test_documents(run):
    [told] = run("documents", {"id": 1, "text": "theo nghi quyet 57-nq/tw ngay 22/12/2024"})
    assert told["documents"] == [
        {"number": "57", "type": "NQ", "issuer": "TW", "normalized": "57-NQ/TW"}
    ]


@pytest.mark.parametrize(
    "query",
    [
        "nông thôn mới",
        "nong thon moi",
        '"nông thôn mới"',
        "Chuyện “nông thôn mới như chưa từng kể”",
    ],
)
def test_search(run, corpus, query):
    assert run("search", {"id": 1, "query": query}, corpus=corpus)[0]["hits"][0] == "ntm"


def test_answer(run, corpus):
    good, none = run(
        "answer",
        {"id": 1, "question": "Khối đã kết nạp bao nhiêu đảng viên?"},
        {"id": 2, "question": "Giá vàng thế giới ra sao?"},
        corpus=corpus,
    )
    assert good["sentences"][0] == {
        "text": "Đến nay, toàn Khối đã kết nạp 412 đảng viên mới.",
        "entry": "cds",
    }
    assert none["sentences"] == []


def test_a_document_that_is_asked_for_is_told_as_documents_are(run):
    [told] = run(
        "understand",
        {"id": 1, "text": "nghị quyết 57-NQ/TW nói gì", "now": "2026-11-25T08:00:00+07:00"},
    )
    assert told["document"] == {
        "number": "57", "type": "NQ", "issuer": "TW", "normalized": "57-NQ/TW"
    }  # fmt: skip


@pytest.mark.parametrize("words", [["search"], ["dates", "--corpus", "c.jsonl"]])
def test_a_corpus_goes_with_search_and_answer_only(tmp_path, words):
    done = Program(tmp_path).do(*words, module="jobs")
    assert done.returncode == 2
    assert "--corpus goes with search and answer" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (None, "No such file or directory"),
        ("no JSON", "lines of id, title, text are wanted"),
        ('{"title": "T", "text": "x"}', "lines of id, title, text are wanted: KeyError('id')"),
    ],
)
def test_a_corpus_that_is_none_is_one_line(tmp_path, held, why):
    file = tmp_path / "corpus.jsonl"
    if held is not None:
        file.write_text(held, encoding="utf-8")
    done = Program(tmp_path).do("search", "--corpus", str(file), module="jobs")
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith(f"python -m jobs: {file}: {why}")


def test_a_mark_of_the_encoding_before_the_first_line_is_no_fault(run):
    line = json.dumps({"id": 1, "text": "nghị quyết 57"})
    assert run("documents", "\ufeff" + line)[0]["documents"][0]["number"] == "57"
