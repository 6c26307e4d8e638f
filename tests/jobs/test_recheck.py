"""Second looks at articles: what a source changed or took back is found, and nothing else."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from jobs import recheck, search
from jobs.news import Article
from jobs.pull import pull_due
from jobs.stores import checks, document_store, store
from jobs.stores.checks import Kind, Look
from jobs.summarize import read_due
from jobs.tables import EntryRow
from tests.jobs.test_pull import DAY, HOUR, LEAD, PAGE, add, items, led, newsroom

__all__ = ["newsroom"]

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LOOK = Look(
    entry=1,
    link="https://a.vn/1",
    hosts=(),
    title="Tiêu đề trong nguồn tin",
    headline="Khai mạc hội nghị lần thứ mười",
    sentences=("Hội nghị đã bàn nhiều việc quan trọng của nhiệm kỳ.",),
    text="Hội nghị đã bàn nhiều việc quan trọng của nhiệm kỳ.\nĐại biểu dự đông đủ buổi sáng nay.",
    ready_at=NOW,
    missed=0,
)


def page(title=LOOK.headline, text=LOOK.text):
    return Article(url=LOOK.link, title=title, paragraphs=tuple(text.split("\n")))


@pytest.mark.parametrize(
    ("shown", "changed"),
    [
        pytest.param(page(), (False, False), id="as it was"),
        pytest.param(page(title="KHAI MẠC hội nghị lần thứ mười!"), (False, False), id="capitals"),
        pytest.param(page(title="Bế mạc hội nghị lần thứ mười"), (True, False), id="headline"),
        pytest.param(
            page(text=LOOK.text.replace("nhiều việc", "12 việc")), (False, True), id="a quote"
        ),
        pytest.param(page(text=LOOK.text + "\nThêm một đoạn."), (False, False), id="more text"),
        pytest.param(page(text=LOOK.text.replace("đông", "rất đông")), (False, False), id="rest"),
        pytest.param(page(text=LOOK.text.replace(".", " !")), (False, False), id="punctuation"),
        pytest.param(page(title=""), (False, False), id="no headline found"),
    ],
)
def test_what_counts_as_changed(shown, changed):
    assert (recheck.title_changed(LOOK, shown), recheck.quotes_changed(LOOK, shown)) == changed


def test_a_teaser_is_not_looked_for_on_the_page():
    assert not recheck.quotes_changed(replace(LOOK, headline=""), page(text="Chữ khác hẳn."))


@pytest.mark.parametrize(
    ("shown", "changed"),
    [
        pytest.param("Sạt lở làm 4 người chết ở xã Tân Lập, 20 nhà sập.", False, id="as it was"),
        pytest.param("Ở Tân Lập 20 nhà sập vì sạt lở, 4 người chết.", False, id="in other words"),
        pytest.param("Sạt lở làm 3 người chết ở xã Tân Lập, 20 nhà sập.", True, id="a toll"),
        pytest.param("Sạt lở làm 4 người chết ở xã Tân Hòa, 20 nhà sập.", True, id="a place"),
    ],
)
def test_what_a_model_wrote_is_changed_where_the_article_says_it_no_more(shown, changed):
    look = replace(
        LOOK,
        text="Sạt lở làm 4 người chết ở xã Tân Lập, 20 nhà sập.",
        sentences=("Sạt lở ở xã Tân Lập làm 4 người chết.",),
        machine_written=True,
    )
    assert recheck.quotes_changed(look, page(text=shown)) is changed
    # What the check of today would not have let pass is no change of the article's.
    strict = replace(look, sentences=("Sạt lở ở xã Mỹ Lộc làm 9 người chết.",))
    assert not recheck.quotes_changed(strict, page(text=shown))


def test_what_a_model_took_from_the_headline_is_changed_where_another_headline_stands_now():
    look = replace(
        LOOK,
        title="Bão số 5 đổ bộ vào Nghệ An",
        headline="Bão số 5 đổ bộ vào Nghệ An",
        text="Gió giật mạnh trong đêm làm tốc mái nhiều nhà.",
        sentences=("Bão số 5 đổ bộ vào Nghệ An làm tốc mái nhiều nhà.",),
        machine_written=True,
    )
    assert not recheck.quotes_changed(look, page(title=look.title, text=look.text))
    assert recheck.quotes_changed(look, page(title="Bão đổ bộ vào Hà Tĩnh", text=look.text))


def test_a_page_about_something_else_is_no_change_of_the_article():
    lost = page(title="Không tìm thấy trang", text="Trang đồng chí tìm không còn nữa, xin lỗi.")
    assert recheck.is_another(LOOK, lost)
    corrected = LOOK.text.replace("đông đủ", "khá đông")
    assert not recheck.is_another(LOOK, page(title="Tiêu đề mới của bài", text=corrected))


@given(age=st.timedeltas(timedelta(), timedelta(days=30)))
def test_looks_lie_ahead_and_end_after_a_week(age):
    again = recheck.next_look(LOOK, NOW + age)
    if age >= timedelta(days=7):
        assert again is None
    else:
        assert NOW + age < again <= NOW + timedelta(days=7)


async def told(newsroom, publisher, clock, page=PAGE):
    """An entry that has been read; return its number."""
    publisher.page("/a.html", page.replace("{title}", "Tin a"))
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    await read_due(newsroom)
    until = clock()
    [story] = await newsroom.database.transact(
        lambda s: store.stories(s, since=until - DAY, until=until)
    )
    return story


async def changes(newsroom, clock):
    until = clock()
    return await newsroom.database.transact(
        lambda s: checks.changes(s, since=until - 30 * DAY, until=until)
    )


async def look(newsroom, clock, by=HOUR):
    clock.on(by)
    return await recheck.recheck_due(newsroom)


async def test_an_article_that_stays_is_looked_at_five_times_in_a_week(newsroom, publisher, clock):
    await told(newsroom, publisher, clock)
    before = publisher.asked("/a.html")
    for _ in range(10 * 24):
        assert await look(newsroom, clock) == 0
    assert publisher.asked("/a.html") - before == len(recheck.AGES)
    assert await changes(newsroom, clock) == []


async def test_a_changed_quote_is_marked_with_what_was_told(newsroom, publisher, clock):
    story = await told(newsroom, publisher, clock)
    quoted = story.sentences[0]
    word = quoted.split()[3]
    new = PAGE.format(title="Tin a").replace(word, f"{word} (đính chính theo Nghị quyết 57-NQ/TW)")
    publisher.page("/a.html", new)
    assert await search.find(newsroom.database, "đính chính") == []
    assert await look(newsroom, clock) == 1
    [change] = await changes(newsroom, clock)
    assert (change.entry, change.kind, change.was_sentences) == (
        story.entry,
        Kind.CHANGED,
        story.sentences,
    )
    assert all(" ".join(each.split()) in " ".join(new.split()) for each in change.sentences)
    assert await search.find(newsroom.database, "đính chính") == [story.entry]
    named = await newsroom.database.transact(lambda s: document_store.mentions(s, "57-NQ/TW"))
    assert [each.entry for each in named] == [story.entry]
    assert await look(newsroom, clock, 6 * HOUR) == 0


async def test_a_corrected_lead_is_what_is_told_instead(newsroom, publisher, clock):
    story = await told(newsroom, publisher, clock, page=led("Tin a", LEAD))
    assert story.sentences == (LEAD,)
    corrected = LEAD.replace("Từ tuần tới", "Từ tháng tới")
    publisher.page("/a.html", led("Tin a", corrected))
    assert await look(newsroom, clock) == 1
    [change] = await changes(newsroom, clock)
    assert (change.was_sentences, change.sentences) == ((LEAD,), (corrected,))


async def test_a_changed_headline_is_marked(newsroom, publisher, clock):
    await told(newsroom, publisher, clock)
    publisher.page("/a.html", PAGE.format(title="Tin a nay có tiêu đề khác hẳn"))
    assert await look(newsroom, clock) == 1
    [change] = await changes(newsroom, clock)
    assert (change.was_title, change.title) == ("Tin a", "Tin a nay có tiêu đề khác hẳn")


@pytest.mark.parametrize("lost", ["error", "page"])
async def test_a_page_that_stays_away_was_withdrawn(newsroom, publisher, clock, lost):
    story = await told(newsroom, publisher, clock)
    if lost == "error":
        publisher.error("/a.html", 404)
    else:
        publisher.page("/a.html", "<html><body><h1>Trang không tồn tại</h1></body></html>")
    assert await look(newsroom, clock) == 0
    assert await look(newsroom, clock) == 1
    [change] = await changes(newsroom, clock)
    assert (change.entry, change.kind) == (story.entry, Kind.WITHDRAWN)
    until = clock()
    assert (
        await newsroom.database.transact(
            lambda s: store.stories(s, since=until - 30 * DAY, until=until)
        )
        == []
    )
    assert await search.find(newsroom.database, "kết nạp") == []


@pytest.mark.parametrize("title", ["Tin a", "Tin a có tiêu đề khác"])
async def test_a_bad_moment_of_the_server_is_no_withdrawal(newsroom, publisher, clock, title):
    """Not even the second one, if the page was there in between, changed or not."""
    await told(newsroom, publisher, clock)
    publisher.error("/a.html", 404)
    await look(newsroom, clock)
    publisher.page("/a.html", PAGE.format(title=title))
    assert await look(newsroom, clock) == (title != "Tin a")
    publisher.error("/a.html", 404)
    assert await look(newsroom, clock, 6 * HOUR) == 0
    publisher.error("/a.html", 503)
    for _ in range(200):
        assert await look(newsroom, clock) == 0
    assert Kind.WITHDRAWN not in {each.kind for each in await changes(newsroom, clock)}


async def test_an_article_that_never_could_be_read_is_not_taken_back_for_that(
    newsroom, publisher, clock
):
    await told(newsroom, publisher, clock, page="<html><body><p>Xem video.</p></body></html>")
    for _ in range(4):
        assert await look(newsroom, clock) == 0
    assert await changes(newsroom, clock) == []


async def test_a_page_that_lost_its_headline_is_still_compared(newsroom, publisher, clock):
    await told(newsroom, publisher, clock)
    bare = PAGE.format(title="").replace("<h1></h1>", "").replace("<title></title>", "")
    for count, hour in enumerate((HOUR, 6 * HOUR), 1):
        publisher.page("/a.html", bare.replace("hội nghị", f"hội nghị (bản sửa {count})"))
        assert await look(newsroom, clock, hour) == 1


async def test_a_page_that_breaks_us_keeps_no_other_from_being_looked_at(
    newsroom, publisher, clock
):
    async def break_down(*_):
        raise ZeroDivisionError

    await told(newsroom, publisher, clock, page=led("Tin a", LEAD))
    publisher.page("/b.html", PAGE.format(title="Tin b"))
    publisher.feed("/rss", items(publisher, clock(), "a", "b"))
    clock.on(HOUR)
    await pull_due(newsroom)
    await read_due(newsroom)
    publisher.page("/a.html", led("Tin a", "Một lời dẫn khác hẳn, không ai đã nói như vậy."))
    publisher.error("/b.html", 410)
    broken = replace(newsroom, summarizer=break_down)
    assert await look(broken, clock) == 1
    asked = publisher.asked("/a.html")
    await look(broken, clock, timedelta(minutes=1))
    assert publisher.asked("/a.html") == asked


async def test_a_page_that_a_clock_ahead_looked_for_is_looked_for_again(newsroom, publisher, clock):
    await told(newsroom, publisher, clock)
    publisher.error("/a.html", 404)
    right = clock()
    assert await look(newsroom, clock, by=30 * DAY) == 0
    clock.now = right
    assert await look(newsroom, clock) == 1


async def test_gone_is_believed_at_once(newsroom, publisher, clock):
    await told(newsroom, publisher, clock)
    publisher.error("/a.html", 410)
    assert await look(newsroom, clock) == 1


async def test_before_a_push_only_what_was_not_just_looked_at_is(newsroom, publisher, clock):
    story = await told(newsroom, publisher, clock)
    before = publisher.asked("/a.html")
    await recheck.recheck(newsroom, [story.entry])
    assert publisher.asked("/a.html") == before
    clock.on(HOUR)
    publisher.error("/a.html", 410)
    assert await recheck.recheck(newsroom, [story.entry, 999]) == 1
    assert publisher.asked("/a.html") == before + 1


async def test_a_page_that_robots_are_asked_not_to_read_was_not_withdrawn(
    newsroom, publisher, clock
):
    await told(newsroom, publisher, clock)
    publisher.file("/robots.txt", b"User-agent: *\nDisallow: /", "text/plain")
    newsroom.fetcher._robots = type(newsroom.fetcher._robots)()
    for _ in range(4):
        assert await look(newsroom, clock) == 0


async def test_nobody_waits_while_long_texts_are_compared(newsroom, publisher, clock):
    """Each of many lines is looked for in all of a page: seconds, but not of this thread."""
    await told(newsroom, publisher, clock)
    lines = "\n".join(f"ab{number % 97} cd{number} e" for number in range(16_000))
    await newsroom.database.transact(lambda s: s.execute(update(EntryRow).values(text=lines)))
    long = "<p>" + "ab1 cd2 f, " * 17_000 + "</p>"
    publisher.page("/a.html", f"<html><body><h1>Tiêu đề khác hẳn</h1>{long}</body></html>")
    own, all_ = time.thread_time(), time.process_time()
    await look(newsroom, clock)
    assert time.thread_time() - own < (time.process_time() - all_) / 2
