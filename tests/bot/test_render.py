"""Bulletins as they are read: every word there, linked, within what the platform can show."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import render
from bot.messages import Choice, Message, Reply, RichText, Span, Style, bold, italic, joined, link
from bot.messages import plain as words
from jobs import topics
from jobs.bulletin import Bulletin, Section, Window
from jobs.news import Story
from tests.bot.desk import ZONE
from tests.fakes.platform import ABILITIES

NOW = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
PLAIN = replace(ABILITIES, links=False, choices=False)
CHOICES = ((Choice("Xem tiếp", "/tinmoi"), Choice("Giờ", "/gio")), (Choice("Chủ đề", "/chude"),))
DIGITAL, ABROAD = topics.topic("chuyen_doi_so"), topics.topic("doi_ngoai")


def story(number, **more):
    told = {
        "entry": number,
        "title": f"Đầu đề {number} 😀",
        "link": f"https://mau.example.vn/{number}.html",
        "outlet": "Báo mẫu",
        "published": datetime(2026, 11, 23, 18, 5, tzinfo=UTC),
        "sentences": (f"Câu một của tin {number}.", "Câu hai, nguyên văn."),
        "topics": (),
    }
    return Story(**(told | more))


def made(*sections, left_out=0, until=NOW):
    return Bulletin(
        window=Window(since=until - timedelta(days=1), until=until),
        sections=tuple(Section(topic=topic, stories=told) for topic, told in sections),
        left_out=left_out,
    )


def covered(text, span):
    data = text.text.encode("utf-16-le")
    return data[2 * span.start : 2 * (span.start + span.length)].decode("utf-16-le")


def in_style(text, style):
    return [covered(text, span) for span in text.spans if span.style is style]


# The bulletin


@pytest.mark.parametrize(
    ("until", "title"),
    [
        pytest.param((23, 17, 0), "BẢN TIN SÁNG 24/11/2026", id="midnight there"),
        pytest.param((24, 3, 59), "BẢN TIN SÁNG 24/11/2026", id="10:59 there"),
        pytest.param((24, 4, 0), "BẢN TIN TRƯA 24/11/2026", id="11:00 there"),
        pytest.param((24, 6, 0), "BẢN TIN CHIỀU 24/11/2026", id="13:00 there"),
        pytest.param((24, 11, 0), "BẢN TIN TỐI 24/11/2026", id="18:00 there"),
        pytest.param((24, 16, 59), "BẢN TIN TỐI 24/11/2026", id="23:59 there"),
    ],
)
def test_the_title_names_the_part_of_the_local_day(until, title):
    day, hour, minute = until
    moment = datetime(2026, 11, day, hour, minute, tzinfo=UTC)
    text = render.bulletin(made((DIGITAL, (story(1),)), until=moment), ZONE)
    assert text.text.splitlines()[0] == title
    assert in_style(text, Style.BOLD)[0] == title


def test_a_bulletin_as_it_is_read():
    text = render.bulletin(
        made(
            (DIGITAL, (story(1), story(2, outlet="Cổng mẫu", sentences=(), published=None))),
            (None, (story(3),)),
            left_out=4,
        ),
        ZONE,
    )
    assert text.text == (
        "BẢN TIN SÁNG 24/11/2026\n\n"
        f"{DIGITAL.label.upper()}\n"
        "▪ Đầu đề 1 😀\nCâu một của tin 1. Câu hai, nguyên văn.\nBáo mẫu · 01:05 24/11/2026\n\n"
        "▪ Đầu đề 2 😀\nCổng mẫu\n\n"
        "TIN KHÁC\n"
        "▪ Đầu đề 3 😀\nCâu một của tin 3. Câu hai, nguyên văn.\nBáo mẫu · 01:05 24/11/2026\n\n"
        "Còn 4 tin nữa, gõ /tinmoi để xem.\n"
        "Tóm tắt tự động, trích nguyên văn từ Báo mẫu, Cổng mẫu."
    )


def test_headlines_are_linked_and_bold():
    text = render.bulletin(made((DIGITAL, (story(1), story(2)))), ZONE)
    links = [span for span in text.spans if span.style is Style.LINK]
    assert [(covered(text, span), span.url) for span in links] == [
        ("Đầu đề 1 😀", "https://mau.example.vn/1.html"),
        ("Đầu đề 2 😀", "https://mau.example.vn/2.html"),
    ]
    assert {"Đầu đề 1 😀", "Đầu đề 2 😀"} < set(in_style(text, Style.BOLD))


def test_sections_keep_their_order():
    text = render.bulletin(made((ABROAD, (story(1),)), (DIGITAL, (story(2),))), ZONE).text
    assert text.index(ABROAD.label.upper()) < text.index("Đầu đề 1")
    assert text.index("Đầu đề 1") < text.index(DIGITAL.label.upper()) < text.index("Đầu đề 2")


@pytest.mark.parametrize(("left_out", "offered"), [(0, ()), (3, ("/tinmoi",))])
def test_more_is_offered_only_where_there_is_more(left_out, offered):
    bulletin = made((DIGITAL, (story(1),)), left_out=left_out)
    assert ("tin nữa" in render.bulletin(bulletin, ZONE).text) is bool(left_out)
    choices = render.bulletin_choices(bulletin)
    assert tuple(choice.command for row in choices for choice in row) == offered


def test_a_list_of_stories_is_numbered_from_where_it_is_told():
    text = render.stories([story(1), story(2)], ZONE, first=6).text
    assert [block.partition("\n")[0] for block in text.split("\n\n")] == [
        "6. Đầu đề 1 😀",
        "7. Đầu đề 2 😀",
    ]


def test_local_time():
    assert render.local(None, ZONE) is None
    assert render.local(NOW, ZONE).hour == 6


# Messages


@given(st.integers(1, 12), st.integers(80, 600), st.integers(1, 8), st.booleans())
def test_messages_keep_to_the_limits_and_lose_no_word(count, limit, most, links):
    text = render.bulletin(made((DIGITAL, tuple(map(story, range(count)))), left_out=2), ZONE)
    abilities = replace(ABILITIES, text_limit=limit, span_limit=most, links=links)
    sent = render.messages(text, CHOICES, abilities)
    assert all(0 < len(each.content) <= limit for each in sent)
    assert all(len(each.content.spans) <= most for each in sent)
    whole = text if links else render.bare_links(text)
    assert " ".join(each.content.text for each in sent).split() == whole.text.split()


def test_links_are_kept_before_emphasis():
    text = joined(" ", [bold("đậm"), italic("xiên"), link("một", "https://a.vn/1"), bold("đậm")])
    text = text + " " + link("hai", "https://a.vn/2")
    for most, kept in [(2, ["một", "hai"]), (3, ["đậm", "một", "hai"])]:
        [sent] = render.messages(text, (), replace(ABILITIES, span_limit=most))
        assert [covered(sent.content, span) for span in sent.content.spans] == kept


def test_choices_stand_under_the_last_message_only():
    text = joined("\n\n", ["chữ " * 20] * 5)
    *before, last = render.messages(text, CHOICES, replace(ABILITIES, text_limit=100))
    assert before
    assert all(each.choices == () for each in before)
    assert last.choices == CHOICES


def test_without_buttons_choices_are_numbered_lines():
    [sent] = render.messages(words("Chọn:"), CHOICES, PLAIN)
    assert sent == Message(words("Chọn:\n\n1. Xem tiếp\n2. Giờ\n3. Chủ đề"))


def test_nothing_to_choose_adds_nothing():
    assert render.messages(words("Chào"), (), PLAIN) == [Message(words("Chào"))]


def test_a_reply_becomes_messages():
    answer = Reply(words("Chào"), CHOICES)
    assert render.reply(answer, ABILITIES) == [Message(words("Chào"), CHOICES)]


# Addresses where nothing can be linked


def test_an_address_stands_on_a_line_right_after_its_own():
    text = bold("Đầu 😀") + "\n" + link("một", "https://a.vn/1") + " và "
    text = text + link("hai", "https://a.vn/2") + "\n" + italic("cuối")
    assert render.bare_links(text) == RichText(
        "Đầu 😀\nmột và hai\nhttps://a.vn/1\nhttps://a.vn/2\ncuối",
        (Span(0, 6, Style.BOLD), Span(48, 4, Style.ITALIC)),
    )


WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=6)
PART = st.tuples(
    WORD | st.sampled_from(["😀", "👩‍👩‍👧 ạ"]),
    st.sampled_from(["", "bold", "italic", "link", "linked and bold"]),
    st.sampled_from(["", "\n", "\n\n", " "]),
    st.integers(0, 5),
)


def rich(parts):
    whole = RichText()
    for text, look, end, number in parts:
        part = words(text)
        if look.startswith("link"):
            part = part.styled(Style.LINK, f"https://a.vn/{number}")
        if look.endswith(("bold", "italic")):
            part = part.styled(Style.ITALIC if look == "italic" else Style.BOLD)
        whole = whole + part + end
    return whole


def as_lines(text):
    """Each line with the addresses that lead away from it, each once."""
    start, lines = 0, []
    for line in text.text.split("\n"):
        end = start + len(words(line))
        urls = [s.url for s in text.spans if s.style is Style.LINK and start <= s.start < end]
        lines += [line, *dict.fromkeys(urls)]
        start = end + 1
    return lines


@given(st.lists(PART, max_size=12))
def test_bare_links_add_their_addresses_and_nothing_else(parts):
    text = rich(parts)
    bare = render.bare_links(text)
    assert bare.text.split("\n") == as_lines(text)
    assert in_style(bare, Style.LINK) == []
    for style in (Style.BOLD, Style.ITALIC):
        assert in_style(bare, style) == in_style(text, style)


@given(st.lists(PART, max_size=6), st.sampled_from([Style.BOLD, Style.QUOTE]))
def test_a_style_over_several_lines_does_not_reach_the_addresses(parts, style):
    text = rich(parts)
    bare = render.bare_links(text.styled(style))
    first = [span for span in bare.spans if span.style is style]
    styled = "".join(covered(bare, span) for span in first)
    whole = text.styled(style)
    assert styled == "".join(in_style(whole, style))
