import json
import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jobs import topics
from jobs.compiling import commemorations, compilation, read_aloud
from jobs.compiling.compilation import Kind, Order, compose
from jobs.compiling.months import Period
from jobs.news import Story, Telling
from jobs.printing import saved
from jobs.promulgated import Promulgated

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONTH = Period(first=date(2026, 7, 24), last=date(2026, 8, 23))
ORDER = Order(kind=Kind.MONTH, period=MONTH)
HEADS = "b c d đ g h k l m n ph r s t v x th tr ch nh".split()  # noqa: SIM905
TAILS = "a à ang ôn iêm ức ời uân ơi".split()  # noqa: SIM905


def story(number, *, topic="xay_dung_dang", outlets=1, day=0, outlet="Nhân Dân", **changes):
    chance = random.Random(number)
    told = " ".join(chance.choice(HEADS) + chance.choice(TAILS) for _ in range(8))
    made = Story(
        entry=number,
        title=f"Tin {number} {told}",
        link=f"https://nhandan.vn/{number}",
        outlet=outlet,
        published=datetime(2026, 7, 25, 1, tzinfo=UTC) + timedelta(days=day),
        sentences=(f"Câu thứ nhất của tin {number} kể {told} {told} {told} {told} ở cơ sở.",
                   "Câu thứ hai nói rõ thêm kết quả."),
        topics=(topic,) if topic else (),
        others=tuple(
            Telling(entry=10_000 + 100 * number + i, outlet=f"Báo {i}", link=f"https://b{i}.vn/x")
            for i in range(outlets - 1)
        ),
    )  # fmt: skip
    return replace(made, **changes)


def many(count=200):
    every = [topic.id for topic in topics.topics()]
    return [
        story(n, topic=every[n % len(every)], outlets=1 + n % 4, day=n % 29, outlet=f"Báo {n % 9}")
        for n in range(1, count)
    ]


def told(made):
    return [item.entry for item in made.items]


def test_the_time_is_used_and_not_exceeded():
    for minutes in (3, 8, 20):
        made = compose(many(), replace(ORDER, minutes=minutes), zone=ZONE)
        room = minutes * read_aloud.PER_MINUTE
        assert 0.85 * room <= made.length <= room


def test_sections_stand_in_the_order_of_the_taxonomy_and_each_has_something():
    made = compose(many(), ORDER, zone=ZONE)
    assert tuple(made.sections) == compilation.groups()
    assert [item for some in made.sections.values() for item in some] == list(made.items)


def test_within_a_section_topics_stand_in_the_order_of_the_taxonomy():
    # Both stand in the first section; what the meeting is for is read first.
    last, first = story(1, topic="noi_chinh", outlets=9), story(2, topic="xay_dung_dang")
    assert told(compose([last, first], ORDER, zone=ZONE)) == [2, 1]


@pytest.mark.parametrize(
    "title",
    [
        "Cảnh báo mưa lớn trong 3 giờ tới ở Bến Mới",
        "Vùng cao sắp đón không khí lạnh tăng cường",
        "Bão số 9 đổi hướng, mạnh lên cấp 12",
    ],
)
def test_what_weather_was_to_come_is_no_news_of_a_month(title):
    forecast = story(1, topic="nong_nghiep_ntm", outlets=3, title=title)
    flood = story(2, topic="nong_nghiep_ntm", title="Bến Mới dựng lại nhà sau bão số 9")
    assert told(compose([forecast, flood], replace(ORDER, minutes=1), zone=ZONE))[0] == 2


def test_what_many_outlets_tell_comes_first():
    made = compose([story(1), story(2, outlets=9), story(3)], replace(ORDER, minutes=1), zone=ZONE)
    assert told(made)[0] == 2


def test_one_week_does_not_fill_the_page():
    busy = [story(n, outlets=4, day=0, outlet=f"Báo {n}") for n in range(1, 30)]
    quiet = [story(n, outlets=3, day=21, outlet=f"Báo {n}") for n in range(40, 50)]
    made = compose(busy + quiet, replace(ORDER, minutes=2), zone=ZONE)
    weeks = Counter(item.entry >= 40 for item in made.items)
    assert weeks[True] >= 2


def test_a_story_never_stands_twice():
    once = story(1, outlets=3)
    again = story(2, outlets=2, title=once.title)
    member = story(3, others=(Telling(entry=1, outlet="Khác", link="https://x.vn"),))
    made = compose([once, again, member], ORDER, zone=ZONE)
    assert told(made) == [1]


def test_a_star_brings_in_and_a_veto_keeps_out():
    some = many()
    starred, vetoed = some[3].entry, told(compose(some, ORDER, zone=ZONE))[0]
    order = replace(ORDER, starred=frozenset({starred}), vetoed=frozenset({vetoed}))
    made = compose(some, order, zone=ZONE)
    assert starred in told(made)
    assert vetoed not in told(made)


def test_a_veto_of_another_outlets_report_counts_for_the_story():
    one = story(1, outlets=2)
    order = replace(ORDER, vetoed=frozenset({one.others[0].entry}))
    assert told(compose([one], order, zone=ZONE)) == []


def test_a_starred_story_comes_though_it_fits_no_topic_and_the_time_is_over():
    many_starred = [story(n, topic=None) for n in range(1, 9)]
    order = replace(ORDER, minutes=1, starred=frozenset(range(1, 9)))
    made = compose(many_starred, order, zone=ZONE)
    assert sorted(told(made)) == list(range(1, 9))


def test_a_machines_words_are_not_told():
    assert told(compose([story(1, machine_written=True)], ORDER, zone=ZONE)) == []


@pytest.mark.parametrize("cut", ["Câu này bị nguồn tin cắt ngang...", "Câu không có dấu chấm"])
def test_a_sentence_that_was_cut_off_is_not_told(cut):
    made = compose([story(1, sentences=(cut, "Câu này trọn vẹn."))], ORDER, zone=ZONE)
    assert made.items[0].sentences == ("Câu này trọn vẹn.",)


def test_a_pack_about_one_topic_has_nothing_else():
    order = replace(ORDER, kind=Kind.TOPIC, topics=("doi_ngoai",))
    made = compose(many(), order, zone=ZONE)
    of = {item.entry: item for item in many()}
    assert made.items
    assert all("doi_ngoai" in of[entry].topics for entry in told(made))


def test_what_tells_of_a_document_is_not_told_again_as_a_story():
    document = Promulgated(
        normalized="9-NQ/TW", name="Nghị quyết số 9-NQ/TW", sentence="Đã ban hành.", entry=1,
        outlet="Nhân Dân", link="https://nhandan.vn/1", published=date(2026, 8, 1),
    )  # fmt: skip
    made = compose([story(1), story(2)], ORDER, documents=[document], zone=ZONE)
    assert told(made) == [2]


def test_nothing_to_tell_is_an_empty_compilation():
    assert compose([], ORDER, zone=ZONE).items == ()


def test_the_saved_list_gives_the_same_compilation():
    days = commemorations.of_month(9)
    made = replace(compose(many(), ORDER, days=days, zone=ZONE), title="Tên riêng")
    kept = json.loads(json.dumps(saved.dumped(made)))
    assert saved.loaded(kept) == made
    with pytest.raises(ValueError, match="version 2"):
        saved.loaded({**kept, "version": 2})
    with pytest.raises(ValueError, match="not the list"):
        saved.loaded({"version": 1, "kind": "month"})


@pytest.mark.parametrize(
    ("of", "name", "value", "said"),
    [
        ("items", "section", "Không có", "there is no section Không có"),
        ("items", "link", "https://[bad", "no address of a page"),
        ("items", "link", "javascript:alert(1)", "no address of a page"),
        ("documents", "link", "", "no address of a page"),
    ],
)
def test_a_list_written_by_hand_loses_no_story_and_breaks_nothing(of, name, value, said):
    issued = Promulgated(
        normalized="57-NQ/TW", name="Nghị quyết số 57-NQ/TW", sentence="Câu.", entry=9,
        outlet="Báo", link="https://b.vn/9", published=date(2026, 8, 3),
    )  # fmt: skip
    kept = saved.dumped(compose(many(), ORDER, documents=(issued,), zone=ZONE))
    assert saved.read(json.dumps(kept).encode()) == saved.loaded(kept)
    kept[of][0][name] = value
    with pytest.raises(ValueError, match=said):
        saved.read(json.dumps(kept).encode())


def test_every_month_has_days_to_remember_that_exist():
    for month in range(1, 13):
        assert commemorations.of_month(month)
        assert all(date(2027, month, each.day) for each in commemorations.of_month(month))
    assert sum(len(commemorations.of_month(month)) for month in range(1, 13)) > 50
    november = {each.day: each for each in commemorations.of_month(11)}
    assert november[24].name == "Ngày Văn hóa Việt Nam"
    assert november[24].year is None  # chosen in 2026; it marks no event


def test_a_month_is_whole():
    assert Period.of_month(date(2028, 2, 10)) == Period(
        first=date(2028, 2, 1), last=date(2028, 2, 29)
    )
    since, until = Period(first=date(2026, 8, 1), last=date(2026, 8, 1)).moments(ZONE)
    assert until - since == timedelta(days=1)


def test_a_pack_about_a_topic_is_one_section_and_first_of_all_what_is_about_it():
    both = [
        story(1, topic="dan_van", topics=("kinh_te_xa_hoi", "doi_ngoai"), outlets=2),
        story(2, topic="doi_ngoai", outlets=2),
    ]
    order = replace(ORDER, kind=Kind.TOPIC, topics=("doi_ngoai",))
    made = compose(both, order, zone=ZONE)
    assert told(made) == [2, 1]
    assert len(made.sections) == 1


def test_an_outlets_own_name_before_a_sentence_is_not_read_out():
    made = compose([story(1, sentences=("VTV.vn - Câu này trọn vẹn.",))], ORDER, zone=ZONE)
    assert made.items[0].sentences == ("Câu này trọn vẹn.",)


def test_headlines_in_almost_the_same_words_tell_the_same():
    one = story(1, outlets=3, title="Khởi tố giám đốc công ty xăng dầu vì buôn lậu")
    other = story(2, title="Khởi tố giám đốc công ty xăng dầu vì trốn thuế")
    far = story(3, title="Khánh thành cầu treo bản Nà Lốc trước mùa lũ")
    assert sorted(told(compose([one, other, far], ORDER, zone=ZONE))) == [1, 3]
