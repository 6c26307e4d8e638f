import gzip
import json
import random
import sys
from array import array
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import mean
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs import dates
from jobs.apart import Head
from jobs.articles import plain
from jobs.stories import COMMONEST, NEAR_TEASER, TERMS, Fingerprint, Stories, weigh
from tests import real_month

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "summaries"
LIVE = real_month.DATA
LABELS = Path(__file__).with_name("story_labels.json")
NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
FIRE = (
    "Cháy xưởng gỗ ở xã Tân Lập",
    """Rạng sáng 2/11, đám cháy bùng lên tại xưởng gỗ Minh Phát ở xã Tân Lập. Hơn 60 chiến sĩ
    chữa cháy được huy động, sau ba giờ lửa mới tắt. Xưởng rộng 2.000 m2, không có thương vong.""",
)
FIRE_AGAIN = (
    "60 chiến sĩ dập lửa tại xưởng gỗ Minh Phát",
    """Đám cháy tại xưởng gỗ Minh Phát, xã Tân Lập, đã được dập tắt sau ba giờ. Không có
    thương vong, xưởng rộng 2.000 m2 bị thiêu rụi gần hết.""",
)
FIRE_CAUSE = (
    "Chập điện gây cháy xưởng gỗ Minh Phát",
    """Công an kết luận đám cháy tại xưởng gỗ Minh Phát do chập điện ở máy cưa; chủ xưởng bị phạt 30
    triệu đồng vì thiếu bình chữa cháy và lối thoát nạn, phải dừng sản xuất đến khi khắc phục.""",
)
BRIDGE = (
    "Thông xe cầu Đồng Mới",
    """Chiều 2/11, tỉnh thông xe cầu Đồng Mới dài 400 m, vốn 320 tỷ đồng, nối hai xã ven sông.
    Công trình vượt tiến độ hai tháng so với kế hoạch.""",
)


def test_two_reports_of_one_event_are_one_story():
    stories = Stories()
    assert stories.add(1, *FIRE, NOW) == 1
    assert stories.add(2, *BRIDGE, NOW) == 2
    assert stories.add(3, *FIRE_AGAIN, NOW) == 1


COMMUNIQUE = (
    "Thông cáo báo chí về ngày làm việc thứ {} Hội nghị lần thứ ba Ban Chấp hành Trung ương",
    """Ngày {}/7/2026, Hội nghị lần thứ ba Ban Chấp hành Trung ương Đảng khóa XIV tiếp tục làm việc
    tại Hà Nội. Ban Chấp hành Trung ương đã nghe ý kiến tiếp thu, giải trình của Bộ Chính trị.
    Đồng chí Tổng Bí thư chủ trì và điều hành Hội nghị.""",
)
CONGRESS = (
    "Đại hội đại biểu MTTQ Việt Nam xã {} lần thứ I, nhiệm kỳ 2025 - 2030",
    """Ngày 17/11, Ủy ban MTTQ Việt Nam xã {} tổ chức Đại hội đại biểu lần thứ I. Nhiệm kỳ qua,
    MTTQ và các tổ chức thành viên đã đổi mới nội dung, phương thức hoạt động, vận động Nhân dân
    thực hiện các phong trào thi đua, xây dựng nông thôn mới, ủng hộ Quỹ "Vì người nghèo". Đại hội
    đã hiệp thương cử các vị tham gia Ủy ban khóa mới.""",
)
DECREE = (
    "Quy định mới về {}",
    """Chính phủ ban hành Nghị định số {}/2026/NĐ-CP ngày 28/7/2026. Nghị định quy định chi tiết một
    số điều và biện pháp thi hành Luật, có hiệu lực thi hành từ ngày 15/9/2026.""",
)
COLUMN = (
    "Bảng xếp hạng ASEAN Cup mới nhất",
    """Bảng xếp hạng ASEAN Cup được cập nhật liên tục: thứ hạng, số trận, hiệu số, điểm của các đội
    tuyển Việt Nam, Thái Lan, Malaysia, Indonesia, Singapore, Campuchia.""",
)


def filled(template, title, text):
    return template[0].format(title), template[1].format(text)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            [filled(COMMUNIQUE, word, day) for word, day in (("nhất", 20), ("hai", 21), ("3", 22))],
            id="the days of a meeting",
        ),
        pytest.param(
            [filled(CONGRESS, xa, xa) for xa in ("Tân Lập", "Hòa Bình", "Yên Sơn")],
            id="the same congress of three communes",
        ),
        pytest.param(
            [
                filled(DECREE, what, number)
                for what, number in (("tuyển dụng công chức", 300), ("cụm công nghiệp", 303))
            ],
            id="two decrees of one day",
        ),
    ],
)
def test_events_told_to_one_template_are_as_many_stories(told):
    stories = Stories()
    outlets = ("a", "b")
    for number, each in enumerate(told):
        for place, outlet in enumerate(outlets):
            entry = 10 * number + place + 1
            at = NOW + timedelta(hours=number, minutes=place)
            assert stories.add(entry, *each, at, outlet) == 10 * number + 1


def test_without_headlines_only_likeness_counts():
    stories = Stories()
    first, second = (weigh(*filled(CONGRESS, xa, xa)) for xa in ("Tân Lập", "Hòa Bình"))
    stories.remember(1, 1, first, NOW)
    assert stories.find(second, NOW) == 1


def test_a_column_of_every_day_is_a_new_story_every_day():
    stories = Stories()
    days = [NOW + timedelta(days=day) for day in range(4)]
    assert [stories.add(day, *COLUMN, at, "a") for day, at in enumerate(days)] == [0, 1, 2, 3]


def test_a_story_ends_a_span_after_it_began_however_often_it_is_told():
    stories = Stories(span=timedelta(days=2))
    told = [stories.add(day, *FIRE, NOW + timedelta(days=day)) for day in range(4)]
    assert told == [0, 0, 0, 3]


def test_an_outlet_tells_one_event_twice_only_in_the_same_words():
    stories = Stories()
    stories.add(1, *FIRE, NOW, "a")
    assert stories.add(2, *FIRE_CAUSE, NOW + timedelta(hours=1), "b") == 1
    assert stories.add(3, *FIRE_CAUSE, NOW + timedelta(hours=1), "a") == 3
    corrected = (FIRE[0], f"{FIRE[1]} Công an đang điều tra.")
    stories = Stories()
    stories.add(1, *FIRE, NOW, "a")
    assert stories.add(2, *corrected, NOW + timedelta(hours=2), "a") == 1


RESOLUTION = (
    "Nghị quyết Hội nghị Trung ương 3 khóa XIV về {}",
    """Ngày 29/7/2026, thay mặt Ban Chấp hành Trung ương, Tổng Bí thư đã ký ban hành Nghị quyết
    Hội nghị lần thứ ba Ban Chấp hành Trung ương Đảng khóa XIV về {}. Trân trọng giới thiệu.""",
)
FOUND = (
    "{} hài cốt liệt sĩ tại Công viên Lê Thị Riêng",
    """Lực lượng tìm kiếm, quy tập hài cốt liệt sĩ tại Công viên Lê Thị Riêng, phường Hòa Hưng,
    TPHCM tiếp tục mở rộng khu vực khai quật, phát hiện thêm nhiều di vật: dép cao su, bi đông, thắt
    lưng, tăng võng. Các đơn vị lấy mẫu giám định ADN, xác minh danh tính các anh hùng liệt sĩ.""",
)


def test_two_resolutions_of_one_day_by_one_outlet_are_two_stories():
    stories = Stories()
    subjects = (
        "xây dựng xã hội kỷ cương, an toàn, văn minh, hài hòa",
        "phát triển Việt Nam trở thành quốc gia mạnh về biển",
    )
    one, other = (filled(RESOLUTION, what, what) for what in subjects)
    assert stories.add(1, *one, NOW, "a") == 1
    assert stories.add(2, *other, NOW + timedelta(minutes=18), "a") == 2


def test_what_an_outlet_adds_joins_no_other_story_that_it_is_less_like():
    stories = Stories()
    stories.add(1, *FIRE, NOW, "a")
    stories.remember(2, 2, weigh(*FIRE_CAUSE), NOW, Head.of(*FIRE_CAUSE, "b"))
    near = stories._near(stories._query(weigh(*FIRE_AGAIN)), NOW)
    assert near[1] > near[2] > NEAR_TEASER
    assert stories.add(3, *FIRE_AGAIN, NOW + timedelta(hours=1), "a") == 3
    assert stories.add(4, *FIRE_CAUSE, NOW + timedelta(hours=1), "b") == 2


def test_a_corrected_headline_is_no_news():
    stories, text = Stories(), "\n".join(each[1] for each in (FIRE, BRIDGE, FIRE_CAUSE))
    stories.add(1, FIRE[0], text, NOW, "a")
    corrected = "Lửa thiêu nhà máy trong đêm, không ai bị thương"
    assert stories.add(2, corrected, text, NOW + timedelta(hours=1), "a") == 1


@pytest.mark.parametrize(
    ("later", "count", "story"),
    [
        pytest.param(25, "Đã quy tập 209 bộ", 2, id="a day later, another count"),
        pytest.param(25, "Quy tập được 197 bộ", 1, id="a day later, the same count"),
        pytest.param(2, "Tìm thêm 15 bộ", 1, id="the same day, how many were new"),
        pytest.param(25, "Đã có hơn 190 bộ", 1, id="a day later, rounded"),
    ],
)
def test_a_count_that_went_on_since_the_day_before_is_news(later, count, story):
    stories = Stories()
    first, second = (filled(FOUND, each, "") for each in ("Tìm thấy 197 bộ", count))
    stories.add(1, *first, NOW, "a")
    assert stories.add(2, *second, NOW + timedelta(hours=later), "b") == story


@pytest.mark.parametrize(("outlet", "story"), [("a", 2), ("b", 1), (None, 1)])
def test_the_same_words_of_the_same_outlet_are_news_again_half_a_day_later(outlet, story):
    stories = Stories()
    stories.add(1, *FIRE, NOW, "a")
    assert stories.add(2, *FIRE, NOW + timedelta(hours=13), outlet) == story


def test_what_is_told_late_must_be_more_alike():
    stories = Stories()
    stories.add(1, *FIRE, NOW)
    mark = weigh(*FIRE_AGAIN)
    like = [
        stories._near(stories._query(mark), NOW + timedelta(hours=hours))[1]
        for hours in (0, 6, 18, 30)
    ]
    assert like == [pytest.approx(like[0] / by) for by in (1, 1, 1.5, 2)]


@pytest.mark.parametrize("days", [3, -3])
def test_an_event_of_another_week_is_not_joined(days):
    stories = Stories(span=timedelta(days=2))
    stories.add(1, *FIRE, NOW)
    assert stories.add(2, *FIRE_AGAIN, NOW + timedelta(days=days)) == 2


def test_an_entry_that_does_not_say_when_joins_whenever():
    stories = Stories()
    stories.add(1, *FIRE, NOW)
    assert stories.add(2, *FIRE_AGAIN, None) == 1


def test_a_small_window_forgets_the_oldest():
    stories = Stories(most=1)
    stories.add(1, *FIRE, NOW)
    stories.add(2, *BRIDGE, NOW)
    assert stories.add(3, *FIRE_AGAIN, NOW) == 3
    assert len(stories) == 1
    assert 3 in stories
    assert 1 not in stories


def test_a_forgotten_entry_leaves_no_trace():
    fresh, used = Stories(most=2), Stories(most=2)
    for entry, told in enumerate((BRIDGE, BRIDGE, FIRE, BRIDGE), 1):
        used.add(entry, *told, NOW)
    for entry, told in enumerate((FIRE, BRIDGE), 3):
        fresh.add(entry, *told, NOW)
    mark = weigh(*FIRE_AGAIN)
    assert used.find(mark, NOW) == fresh.find(mark, NOW) == 3


def test_what_nothing_joins_any_more_takes_no_place_in_the_window():
    stories = Stories()
    for day in range(40):
        stories.add(day, *COLUMN, NOW + timedelta(days=day), "a")
    later = NOW + timedelta(days=40)
    stories.forget(before=later - timedelta(days=2))
    assert len(stories) == 2
    assert stories.add(100, *COLUMN, later, "a") == 100
    assert stories.add(101, *COLUMN, later, "b") == 100


def test_the_index_of_a_full_window_does_not_grow():
    stories = Stories(most=2)
    for entry in range(50):
        stories.add(entry, *(FIRE, BRIDGE)[entry % 2], NOW)
    indexed = sum(len(bucket) for bucket in stories._buckets if bucket)
    assert indexed <= len(weigh(*FIRE).terms) + len(weigh(*BRIDGE).terms)


def test_what_was_remembered_from_elsewhere_is_joined():
    stories = Stories()
    stories.remember(41, 7, weigh(*FIRE), NOW)
    assert stories.add(42, *BRIDGE, NOW) == 42
    assert stories.add(43, *FIRE_AGAIN, NOW) == 7


def sharing(count, own):
    """An entry of two hundred equal terms, ``count`` of them those of a certain one."""
    terms = [*range(count), *range(1000 * own, 1000 * own + TERMS - count)]
    return Fingerprint(array("I", terms), bytes([28]) * TERMS)


def test_among_many_that_are_nearly_as_like_the_likest_is_not_joined():
    stories, mark = Stories(), sharing(TERMS, 0)
    stories.remember(1, 1, sharing(40, 1), NOW)
    assert stories.find(mark, NOW) == 1
    for rival in range(2, 7):
        stories.remember(rival, rival, sharing(38, rival), NOW)
    assert stories.find(mark, NOW) is None


def test_what_all_cells_write_is_no_sign_of_one_event():
    marks = weigh("Chi bộ, đồng chí, đảng viên", "").terms
    assert not set(marks) & {crc32(term.encode()) for term in ("chi bộ", "đồng chí", "đảng viên")}


def test_what_hundreds_of_entries_say_is_no_sign_of_one_event():
    stories, mark = Stories(), weigh("Zyxomat", "")
    stories.add(0, "Zyxomat", "", NOW)
    assert stories.find(mark, NOW) == 0
    for entry in range(1, COMMONEST):
        further = " ".join(f"w{entry}x{word}" for word in range(9))
        stories.remember(entry, entry, weigh("", f"Zyxomat {further}"), NOW)
    assert stories.find(mark, NOW) is None


def test_empty_entries_never_meet():
    stories = Stories()
    assert stories.add(1, "", "", NOW) != stories.add(2, "", "", NOW)


@given(st.text(), st.text())
def test_a_fingerprint_survives_its_bytes(title, text):
    mark = weigh(title, text)
    assert Fingerprint.from_bytes(mark.to_bytes()) == mark
    assert len(mark.terms) == len(mark.weights) <= TERMS


def test_an_entry_is_remembered_in_about_a_kilobyte():
    long = " ".join(f"sự việc số {number} ở xã Tân Lập {number}" for number in range(500))
    assert len(weigh("Tin", long).to_bytes()) <= 1_000


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data is missing: stories not measured")
@pytest.mark.parametrize(
    ("half", "others", "floor"),
    [
        pytest.param(0, 0, 0.92, id="what was tuned on"),
        pytest.param(1, 0, 0.94, id="kept out"),
        pytest.param(1, 2_000, 0.92, id="kept out, among other articles"),
    ],
)
def test_the_dev_clusters_are_found_one_by_one(half, others, floor):
    """Measured 0.94, 0.96, 0.94; clusters are halved by a hash of their ids.

    Among 10,000 others: ``tests/benchmarks/stories.py``.
    """
    stories, gold, told = Stories(), {}, {}
    entries = []
    for name in ("multi_abmusu_dev", "multi_vnmds_dev", "multi_vims_dev"):
        for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if crc32(row["id"].encode()) & 1 == half:
                entries += [(row["id"], each) for each in row["docs"]]
    with gzip.open(DATA / "single_vietnews_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        entries += [(None, {**json.loads(line), "sapo": ""}) for line in islice(lines, others)]
    random.Random(3).shuffle(entries)
    for number, (cluster, each) in enumerate(entries):
        if cluster is not None:
            gold[each["id"]] = cluster
        text = f"{each['sapo']}\n{each['text']}"
        told[each["id"]] = stories.add(number, each["title"], text, NOW)
    assert b_cubed(gold, told) >= floor


@pytest.mark.skipif(not LIVE.exists(), reason="../shared/data is missing: stories not measured")
@pytest.mark.parametrize(
    ("half", "precision", "recall"),
    [
        pytest.param("tuned", 0.935, 0.94, id="what was tuned on"),
        pytest.param("held_out", 0.98, 0.92, id="kept out"),
    ],
)
def test_live_items_are_told_together_only_where_a_member_need_not_hear_of_both(
    live, half, precision, recall
):
    """Measured 0.94 and 0.94, kept out 0.99 and 0.93 (with likeness alone 0.59 and 0.70 of 1).

    The items of ``story_labels.json`` are those of 209 stories that likeness within four days had
    made. Each was read, before the rules were written, and parted into events: what somebody who
    was told of one of them need not be told of another. Half, chosen by a hash of the first item's
    link, is kept out; not when it was chosen what of one outlet is one event. An id is the first 12
    hexadecimal digits of the SHA-256 of an item's link.
    """
    gold = {}
    for number, story in enumerate(json.loads(LABELS.read_text(encoding="utf-8"))[half]):
        for event, ids in enumerate(story):
            gold.update(dict.fromkeys(ids, (number, event)))
    told = {name: live[name] for name in gold}
    shares = [_shares(name, gold, told) for name in gold]
    assert mean(share for share, _ in shares) >= precision
    assert mean(share for _, share in shares) >= recall


def _shares(name, gold, told):
    """Give how much of an item's story is its event, and how much of its event its story."""
    story = {other for other in told if told[other] == told[name]}
    event = {other for other in gold if gold[other] == gold[name]}
    return len(story & event) / len(story), len(story & event) / len(event)


@pytest.fixture(scope="module")
def live():
    """The id of each live item → its story, as they arrive by the time that they tell."""
    rows = []
    for row in real_month.items():
        at = dates.read(row["published"], fetched_at=row["fetched"]).published
        if at is not None:
            rows.append((at, row["outlet"], row["title"], row["link"], row["summary"]))
    stories = Stories()
    return {
        sha256(link.encode()).hexdigest()[:12]: stories.add(
            number, plain.line(title), "\n".join(plain.lines(summary)), at, outlet
        )
        for number, (at, outlet, title, link, summary) in enumerate(sorted(rows))
    }


def b_cubed(gold, told):
    sys.path.insert(0, str(DATA))
    try:
        import eval_cluster
    finally:
        sys.path.remove(str(DATA))
    return eval_cluster.scores(gold, told)[0][2]
