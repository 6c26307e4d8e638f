"""Bulletins and replies as messages: by a platform's abilities, with nothing lost."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import render
from bot.messages import (
    ChatId,
    ChatKind,
    Choice,
    Incoming,
    Reply,
    RichText,
    Span,
    Style,
    bold,
    italic,
    joined,
    link,
    plain,
)
from jobs import topics
from jobs.bulletin import Bulletin, Section, Window
from jobs.news import Story, Telling
from tests.fakes.platform import ABILITIES

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
CHOICES = ((Choice("Một", "/mot"), Choice("Hai", "/hai")), (Choice("Ba", "/ba"),))


def story(number, outlet="Báo A", sentences=("Câu trích.",)):
    return Story(
        entry=number,
        title=f"Tin {number}",
        link=f"https://a.example/{number}",
        outlet=outlet,
        published=datetime(2026, 11, 22, 23, 5, tzinfo=UTC),
        sentences=sentences,
        topics=(),
    )


def made(*stories, left_out=0, until=NOW):
    first, *rest = stories
    sections = [Section(topic=topics.topic("doi_ngoai"), stories=(first,))]
    if rest:
        sections.append(Section(topic=None, stories=tuple(rest)))
    window = Window(since=until - timedelta(days=1), until=until)
    return Bulletin(window=window, sections=tuple(sections), left_out=left_out)


def test_a_bulletin_word_for_word():
    text = render.bulletin(made(story(1), story(2, "Báo B", ()), left_out=3), ZONE).text
    assert text == (
        "BẢN TIN SÁNG 23/11/2026\n\n"
        "ĐỐI NGOẠI, THỜI SỰ QUỐC TẾ\n▪ Tin 1\nCâu trích.\nBáo A · 06:05 23/11/2026\n\n"
        "TIN KHÁC\n▪ Tin 2\nBáo B · 06:05 23/11/2026\n\n"
        "Còn 3 tin nữa, gõ /tinmoi để xem.\n"
        "Tóm tắt tự động, trích nguyên văn từ Báo A, Báo B."
    )


def test_a_teaser_that_was_cut_off_shows_it():
    said = "Sáng 2/11, xã Tân Lập khai trương điểm hỗ trợ với sự có mặt của"
    cut, lead = (replace(story(1, sentences=(said,)), teased=each) for each in (True, False))
    assert "sự có mặt của…\nBáo A" in render.stories([cut], ZONE).text
    assert "sự có mặt của\nBáo A" in render.stories([lead], ZONE).text  # a page's own is whole
    for whole in ("Đã làm.", "Làm gì?", "“Đã làm”", "Làm (ngày 2/11)", "Là ‘xã.’", "Xã [1].]"):
        assert f"{whole}\nBáo A" in render.stories([replace(cut, sentences=(whole,))], ZONE).text


def test_what_is_told_unasked_has_buttons_or_commands_but_no_numbers():
    answer = Reply(plain("Chọn:"), CHOICES)
    [with_buttons] = render.told(answer, ABILITIES)
    assert with_buttons.choices == CHOICES
    [without] = render.told(answer, replace(ABILITIES, choices=False))
    assert without.content.text == "Chọn:\n\n▪ Một: /mot\n▪ Hai: /hai\n▪ Ba: /ba"


MENTIONS = replace(ABILITIES, choices=False, mentions=True, called="Bản tin")
GROUP, PRIVATE = (
    Incoming(chat=ChatId("zalo", "g"), kind=kind, sender="u", text="", addressed=True)
    for kind in (ChatKind.GROUP, ChatKind.PRIVATE)
)


def test_where_groups_call_the_bot_a_command_is_told_with_its_name():
    answer = Reply(plain("Gõ /dulieu để xem, ") + bold("/huydangky") + " để ngừng.")
    [grouped] = render.reply(answer, MENTIONS, GROUP)
    assert grouped.content == (
        plain("Gõ @Bản tin /dulieu để xem, @Bản tin ") + bold("/huydangky") + " để ngừng."
    )
    [alone] = render.reply(answer, MENTIONS, PRIVATE)
    assert alone.content == answer.content
    unnamed = replace(MENTIONS, called="")
    assert "@Tên-bot /dulieu" in render.reply(answer, unnamed, GROUP)[0].content.text
    assert render.told(answer, MENTIONS)[0].content == answer.content


def test_before_many_commands_the_name_is_told_once():
    commands = "/chude\n/gio 7:00\n/sotin 5\n/kieu gọn"
    [message] = render.reply(Reply(plain(commands)), MENTIONS, GROUP)
    assert message.content.text == (
        commands + "\n\n(Trong nhóm, xin đồng chí gõ tên bot trước lệnh: @Bản tin /trogiup)"
    )


@pytest.mark.parametrize("text", ["Km/gio, https://a.example/gio", "/giotot", "@Bản tin /gio 7:00"])
def test_what_is_no_command_or_has_the_name_already_is_left(text):
    assert render.called(plain(text), "Bản tin").text == text


def test_a_bulletin_offers_more_by_a_button_or_by_the_name_of_the_command():
    told = made(story(1), left_out=3)
    [with_button] = render.bulletin_messages(told, ZONE, ABILITIES)
    assert with_button.choices[0][0].command == "/tinmoi"
    [without] = render.bulletin_messages(told, ZONE, replace(ABILITIES, choices=False))
    assert without.choices == ()
    assert "gõ /tinmoi" in without.content.text
    assert "Trả lời tin này" not in without.content.text


def others(*outlets):
    return tuple(
        Telling(entry=number, outlet=outlet, link=f"https://{number}.example/")
        for number, outlet in enumerate(outlets, 1)
    )


def test_the_other_outlets_of_a_story_are_named_and_linked():
    told = replace(story(1), others=others("Báo B", "Báo C"))
    text = render.bulletin(made(told), ZONE)
    assert "Báo A · 06:05 23/11/2026\nCùng đưa tin: Báo B, Báo C\n\n" in text.text
    assert {span.url for span in text.spans if span.style is Style.LINK} == {
        "https://a.example/1",
        "https://1.example/",
        "https://2.example/",
    }


def test_where_addresses_stand_in_the_text_the_other_outlets_are_only_named():
    told = replace(story(1), others=others("Báo B", "Báo C"))
    [sent] = render.bulletin_messages(made(told), ZONE, replace(ABILITIES, links=False))
    assert "Cùng đưa tin: Báo B, Báo C\n" in sent.content.text
    assert re.findall(r"https://\S+", sent.content.text) == ["https://a.example/1"]


def test_of_many_outlets_the_first_are_named():
    told = replace(story(1), others=others("B", "C", "D", "E", "F", "G"))
    assert "Cùng đưa tin: B, C, D, E và 2 báo khác\n" in render.bulletin(made(told), ZONE).text


def test_what_a_language_model_wrote_is_labelled_at_the_item_and_at_the_end():
    bulletin = made(story(1), replace(story(2, "Báo B"), machine_written=True))
    assert bulletin.machine_written
    text = render.bulletin(bulletin, ZONE).text
    assert text.count("AI viết, không nguyên văn") == 1
    assert "Báo B · 06:05 23/11/2026 · AI viết, không nguyên văn" in text
    assert text.endswith(
        "trích nguyên văn từ Báo A. Tin ghi “AI viết” do mô hình ngôn ngữ diễn đạt lại."
    )
    alone = render.bulletin(made(replace(story(1), machine_written=True)), ZONE).text
    assert "nguyên văn từ" not in alone
    assert alone.endswith(
        "\n\nTóm tắt tự động. Tin ghi “AI viết” do mô hình ngôn ngữ diễn đạt lại."
    )


def test_a_headline_alone_is_the_outlets_own():
    bulletin = made(replace(story(1), machine_written=True))
    assert "AI" not in render.bulletin(bulletin, ZONE, brief=True).text


def test_headlines_are_bold_and_lead_to_their_articles():
    text = render.bulletin(made(story(1)), ZONE)
    start = text.text.index("Tin 1")
    styles = {(s.style, s.url) for s in text.spans if (s.start, s.length) == (start, 5)}
    assert styles == {(Style.BOLD, None), (Style.LINK, "https://a.example/1")}


@pytest.mark.parametrize(
    ("hour", "part"), [(6, "SÁNG"), (11, "TRƯA"), (13, "CHIỀU"), (18, "TỐI"), (23, "TỐI")]
)
def test_the_title_names_the_part_of_the_day_there(hour, part):
    until = datetime(2026, 11, 23, hour, tzinfo=ZONE).astimezone(UTC)
    assert f"BẢN TIN {part} 23/11/2026" in render.bulletin(made(story(1), until=until), ZONE).text


def test_choices_stand_under_the_last_message_only():
    few = replace(ABILITIES, text_limit=40)
    sent = render.messages(plain("chữ " * 30), CHOICES, few)
    assert len(sent) > 1
    assert [message.choices for message in sent[:-1]] == [()] * (len(sent) - 1)
    assert sent[-1].choices == CHOICES


def test_without_buttons_choices_are_numbered_lines():
    [sent] = render.messages(plain("Chọn:"), CHOICES, replace(ABILITIES, choices=False))
    assert sent.content.text == "Chọn:\n\n1. Một\n2. Hai\n3. Ba\n(Trả lời tin này bằng số 1–3)"
    assert sent.choices == ()


def test_what_is_numbered_in_the_text_has_no_second_number():
    roomy = replace(ABILITIES, choices=False)
    items = ("/one", "/two", CHOICES[0][0].command)
    [sent] = render.messages(plain("1. a\n2. b\n3. c"), CHOICES, roomy, items=items)
    assert sent.content.text == (
        "1. a\n2. b\n3. c\n\n4. Hai\n5. Ba\n(Trả lời tin này bằng số 1–5; số của tin để mở tin đó)"
    )


def test_links_are_kept_before_emphasis():
    text = joined("\n", [bold("a"), italic("b"), link("c", "https://a.example"), bold("d")])
    [sent] = render.messages(text, (), replace(ABILITIES, span_limit=2))
    assert len(sent.content.spans) == 2
    assert Style.LINK in {span.style for span in sent.content.spans}


def test_where_text_cannot_lead_anywhere_the_address_follows_its_line():
    text = joined("\n", ["Đầu", link("Tin", "https://a.example/1") + " hay", italic("cuối")])
    bare = render.bare_links(text)
    assert bare.text == "Đầu\nTin hay\nhttps://a.example/1\ncuối"
    assert [(span.style, span.start, span.length) for span in bare.spans] == [
        (Style.ITALIC, len("Đầu\nTin hay\nhttps://a.example/1\n"), 4)
    ]


WORDS = st.text(st.sampled_from("aâ😀 \n"), max_size=8)
ONE_LINE = st.text(st.sampled_from("aâ😀 "), max_size=8)
PIECES = st.lists(
    st.one_of(
        WORDS.map(plain),
        ONE_LINE.map(bold),
        st.builds(link, WORDS, st.sampled_from(["https://a.example/1", "https://b.example/2"])),
    ),
    max_size=8,
)


@given(PIECES)
def test_bare_links_keep_all_words_and_the_other_styles(pieces):
    text = joined("|", pieces)
    bare = render.bare_links(text)
    assert all(span.style is not Style.LINK for span in bare.spans)
    lines = [line for line in bare.text.split("\n") if not line.startswith("https://")]
    assert "\n".join(lines) == text.text
    assert sorted(_covered(bare)) == sorted(
        _covered(RichText(text.text, tuple(s for s in text.spans if s.style is Style.BOLD)))
    )


def _covered(text: RichText) -> list[str]:
    """Return the words under each span, without addresses that were put between them."""
    data = text.text.encode("utf-16-le")

    def words(span: Span) -> str:
        found = data[2 * span.start : 2 * (span.start + span.length)].decode("utf-16-le")
        return "\n".join(line for line in found.split("\n") if not line.startswith("https://"))

    return [words(span) for span in text.spans]
