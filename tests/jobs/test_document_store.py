"""Documents: where articles name them, and what they say replaces what."""

import time
from datetime import timedelta

import pytest

from jobs import documents
from jobs.news import Entry
from jobs.stores import arrivals, document_store, store, unread
from jobs.stores.arrivals import Pulled
from jobs.stores.store import Ready
from jobs.tables import EntryRow
from jobs.text import normalize
from tests.jobs.test_search import NOW

pytestmark = pytest.mark.each_database

DAY = timedelta(days=1)


async def tell(database, *texts, at=NOW):
    """Let entries become ready, as ``read_due`` does; return their numbers."""

    def work(session):
        url = f"https://{len(store.feeds(session))}.vn"
        feed = store.add_feed(session, name="Báo A", kind="feed", url=url, every=DAY, now=NOW)
        entries = tuple(
            Entry(guid=str(n), title=f"Tin {n}", link=f"{url}/{n}", published=at)
            for n in range(len(texts))
        )
        pulled = Pulled(entries=entries, url=url, etag=None, modified=None, body_hash=None)
        arrivals.note_pull(session, feed, pulled, next_pull_at=NOW + DAY, now=NOW)
        numbers = sorted(unread.due(session, NOW, most=99, of_one=99))
        for entry, text in zip(numbers, texts, strict=True):
            ready = Ready(entry=entry, text=text, author="", sentences=(), topics=())
            store.note_ready(session, ready, now=NOW)
        return numbers

    return await database.transact(work)


async def candidates(database, **asked):
    return await database.transact(lambda s: document_store.candidates(s, **asked))


async def test_a_number_names_several_documents_the_last_named_first(database):
    [old] = await tell(database, "Theo Nghị quyết 57-NQ/TW về khoa học. Việc khác.", at=NOW - DAY)
    [new] = await tell(database, "Ông nhắc Quyết định 57/QĐ-TTg. Và lại 57/QĐ-TTg.", at=NOW)
    decision, resolution = await candidates(database, number="57")
    assert (decision.normalized, decision.articles) == ("57/QĐ-TTg", 1)
    assert (decision.newest.entry, decision.newest.outlet) == (new, "Báo A")
    assert decision.newest.sentence == "Ông nhắc Quyết định 57/QĐ-TTg."
    assert (resolution.normalized, resolution.newest.entry) == ("57-NQ/TW", old)
    assert resolution.newest.published == NOW - DAY


async def test_kind_and_issuer_narrow_a_number_down(database):
    await tell(database, "Nghị quyết 57-NQ/TW; Quyết định 57/QĐ-TTg; Nghị quyết số 57 nói rõ.")
    found = await candidates(database, number="57", type="NQ")
    assert {each.normalized for each in found} == {"57-NQ/TW", "57-NQ"}
    found = await candidates(database, number="57", issuer="TTg", type="QĐ")
    assert [each.normalized for each in found] == ["57/QĐ-TTg"]


async def test_a_number_without_its_year_means_that_of_any_year(database):
    await tell(database, "Nghị định 147/2024/NĐ-CP và Nghị định 147/2020/NĐ-CP.")
    assert len(await candidates(database, number="147")) == 2
    [found] = await candidates(database, number="147/2024")
    assert found.normalized == "147/2024/NĐ-CP"
    assert await candidates(database, number="14") == []
    assert await candidates(database, number="%") == []


async def test_articles_are_told_the_newest_first_and_are_forgotten_with_their_feed(database):
    entries = [
        (await tell(database, "Nghị quyết 57-NQ/TW.", at=NOW - n * DAY))[0] for n in (2, 0, 1)
    ]
    told = await database.transact(lambda s: document_store.mentions(s, "57-NQ/TW"))
    assert [each.entry for each in told] == [entries[1], entries[2], entries[0]]
    await database.transact(lambda s: store.remove_feed(s, "https://1.vn"))
    told = await database.transact(lambda s: document_store.mentions(s, "57-NQ/TW"))
    assert [each.entry for each in told] == [entries[2], entries[0]]


async def test_read_again_an_article_is_told_once(database):
    [entry] = await tell(database, "Nghị quyết 57-NQ/TW.")
    ready = Ready(entry=entry, text="Kết luận 91-KL/TW.", author="", sentences=(), topics=())

    def read_again(session):
        session.get(EntryRow, entry).next_read_at = NOW
        store.note_ready(session, ready, now=NOW)

    await database.transact(read_again)
    assert await candidates(database, number="57") == []
    assert len(await candidates(database, number="91")) == 1


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Nghị định 30/2025/NĐ-CP thay thế Nghị định 10/2020/NĐ-CP.",
            ("30/2025/NĐ-CP", ["10/2020/NĐ-CP"], "replaces"),
        ),
        (
            "Nghị định 10/2020/NĐ-CP được thay thế bằng Nghị định 30/2025/NĐ-CP.",
            ("30/2025/NĐ-CP", ["10/2020/NĐ-CP"], "replaces"),
        ),
        (
            "Quy định 339-QĐ/TW bãi bỏ Quy định 41-QĐ/TW và Quy định 98-QĐ/TW.",
            ("339-QĐ/TW", ["41-QĐ/TW", "98-QĐ/TW"], "repeals"),
        ),
        (
            "Quyết định 20/QĐ-TTg sửa đổi, bổ sung một số điều của Quyết định 11/QĐ-TTg.",
            ("20/QĐ-TTg", ["11/QĐ-TTg"], "amends"),
        ),
        (
            "Quy định này thay thế Quy định 41-QĐ/TW.",
            (None, ["41-QĐ/TW"], "replaces"),
        ),
        ("Nghị định 10/2020/NĐ-CP hết hiệu lực.", (None, ["10/2020/NĐ-CP"], "repeals")),
        ("Nghị định 10/2020/NĐ-CP và Nghị định 30/2025/NĐ-CP.", None),
        ("Theo Nghị định 10/2020/NĐ-CP, máy cũ được thay thế dần.", None),
        ("Nghị quyết 57-NQ/TW thay thế cách làm cũ của Nghị quyết 57-NQ/TW.", None),
    ],
)
def test_what_a_sentence_says_of_two_documents(sentence, told):
    line = normalize(sentence)
    assert document_store.superseded(line, documents.find(line)) == told


async def test_what_came_after_a_document_is_told_once_by_the_newest_article(database):
    said = "Nghị định 30/2025/NĐ-CP thay thế Nghị định 10/2020/NĐ-CP."
    await tell(database, said, at=NOW - DAY)
    [newest] = await tell(database, said, at=NOW)
    for asked in ("30/2025/NĐ-CP", "10/2020/NĐ-CP"):
        [change] = await database.transact(
            lambda s, asked=asked: document_store.supersessions(s, asked)
        )
        assert (change.newer, change.older) == ("30/2025/NĐ-CP", "10/2020/NĐ-CP")
        assert (change.how, change.mention.entry) == ("replaces", newest)
        assert change.mention.sentence == said


async def test_a_text_is_read_no_further_than_its_documents_are_kept(database):
    text = "Theo số 57-NQ/TW, đảng bộ có 3 chi bộ đạt 5 chỉ tiêu.\n" * 60_000
    start = time.process_time()
    [entry] = await tell(database, text)
    assert time.process_time() - start < 2
    [found] = await candidates(database, number="57")
    assert found.newest.entry == entry
