"""Topics of articles, and of what members type.

How the items of ``topic_labels.json`` were labelled (by reading headline and teaser, before any
prediction was looked at):

* A topic is given where an editor would put the item under its heading; most have one. A second
  only where the item is as much about it (a law on schools: law and schools); three are rare.
* Abroad: all that happens abroad is "doi_ngoai", whatever it is; visits and talks with others too.
* Crime, courts, accidents, fires, police, army: "quoc_phong_an_ninh"; bribery and the findings of
  inspectors: "noi_chinh". Weather and disasters at home: "nong_nghiep_ntm".
* Results, staff and products of companies: "doanh_nghiep"; prices, roads, budgets, districts:
  "kinh_te_xa_hoi". A rule, a bill, an answer by law: "phap_luat".
* Fallen soldiers, people of merit, schools, health, culture: "van_hoa_giao_duc_y_te"; a ceremony on
  a day of remembrance "ngay_le_ky_niem" besides.
* Appointments and the shape of the machinery: "to_chuc_can_bo"; resolutions of the party's centre:
  "xay_dung_dang". A round-up belongs where its headline does.
* Sport, stars, horoscopes, recipes, hints for health or shopping, which share to buy: nothing.

"tuned" are those from which the phrases were grown; from these, "fit" and "fit_later" else was
learnt. "read_again" are the labels of a second reader of all three where he disagrees (9 in 100).
"older" are articles of the research corpora ("abmusu-train-3#1": the second of a story), learnt
from too. "held_out_days" are of 8 to 11 August 2026, "held_out_outlets" of four outlets before
7 August, "held_out_read_later" of all outlets, by another reader: nothing was learnt from these;
but from others of these days and outlets, so that what counts are the figures of a fit without
them (0.87, 0.85, 0.87). "read_twice" are 100 of the former two as the later reader saw them.

``topic_portals.tsv`` and ``topic_portals_held_out.tsv`` were written for this, as thirteen and two
small portals of cells, companies, communes print their news: labels, headline, teaser. No event in
them happened; only the former are learnt from.
"""

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.text import fold
from jobs.topics import MOST_TOPICS, classify, named, subject, topic, topics

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
ITEMS = DATA / "feeds" / "real" / "feed_items"
SEED = DATA / "seed"
LABELS = Path(__file__).with_name("topic_labels.json")
PORTALS = Path(__file__).with_name("topic_portals_held_out.tsv")
TAG = re.compile(r"<[^>]+>")
IDS = [each.id for each in topics()]

needs_items = pytest.mark.skipif(
    not ITEMS.exists(), reason="../shared/data is missing: topics are not measured"
)


def test_there_are_twenty_topics_with_different_ids_and_short_names():
    assert len(topics()) == 20
    assert len({each.id for each in topics()}) == 20
    assert all(len(each.short) <= 20 for each in topics())
    assert all(each.label and each.group and each.phrases for each in topics())


def test_a_topic_is_found_by_its_id():
    assert topic("chuyen_doi_so").label.startswith("Chuyển đổi số")
    assert topic("khac") is None


def test_no_alias_means_two_topics():
    owners = {}
    for each in topics():
        for alias in each.aliases:
            assert owners.setdefault(fold(alias), each.id) == each.id


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("chuyen_doi_so", "chuyen_doi_so", id="id"),
        pytest.param("Chuyển đổi số, cải cách hành chính", "chuyen_doi_so", id="label"),
        pytest.param("CHUYỂN ĐỔI SỐ - CCHC", "chuyen_doi_so", id="short name in capitals"),
        pytest.param("cds", "chuyen_doi_so", id="alias"),
        pytest.param("  nong   thon moi ", "nong_nghiep_ntm", id="no diacritics, blanks"),
        pytest.param("Uỷ ban", None, id="nobody's name"),
        pytest.param("xay dung", "xay_dung_dang", id="beginning of one topic's names"),
        pytest.param("chuyên", None, id="beginning of two"),
        pytest.param("Nga", None, id="beginning of a syllable"),
        pytest.param("kt", None, id="too short"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_a_member_types(typed, meant):
    found = named(typed)
    assert (found and found.id) == meant


def test_every_topic_answers_to_all_its_names():
    for each in topics():
        for name in (each.id, each.label, each.short):
            assert named(name) == each
        assert all(named(alias) is not None for alias in each.aliases)


@pytest.mark.parametrize(
    ("title", "text", "first"),
    [
        pytest.param(
            "Chi bộ khu phố 3 nâng chất lượng sinh hoạt chuyên đề",
            "Bí thư chi bộ cho biết buổi sinh hoạt thường kỳ nay gọn hơn.",
            "sinh_hoat_chi_bo",
            id="cell meeting",
        ),
        pytest.param(
            "Uỷ ban Kiểm tra Tỉnh uỷ kết luận dấu hiệu vi phạm",
            "Kỳ họp đã xem xét, thi hành kỷ luật hai đảng viên.",
            "kiem_tra_giam_sat",
            id="inspection, office spelling",
        ),
        pytest.param(
            "Xã vùng cao về đích nông thôn mới nâng cao",
            "Ba sản phẩm OCOP của hợp tác xã nông nghiệp được công nhận.",
            "nong_nghiep_ntm",
            id="countryside",
        ),
        pytest.param(
            "Phòng, chống tham nhũng: thu hồi hàng nghìn tỷ đồng",
            "Ban Chỉ đạo phòng chống tham nhũng họp phiên thứ 30.",
            "noi_chinh",
            id="a comma inside the phrase",
        ),
        pytest.param(
            "Trao Huy hiệu Đảng cho 40 đảng viên",
            "Nhiều tập thể được khen thưởng trong phong trào thi đua yêu nước.",
            "thi_dua_guong",
            id="badges",
        ),
    ],
)
def test_an_article_gets_its_topic_first(title, text, first):
    assert classify(title, text)[:1] == (first,)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param(
            "Đội tuyển Việt Nam vào bán kết ASEAN Cup", "HLV khen các cầu thủ.", id="sport"
        ),
        pytest.param("Nữ ca sĩ khoe nhan sắc trong phim mới", "Diễn viên chính là ai?", id="stars"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_where_nothing_fits_nothing_is_said(title, text):
    assert classify(title, text) == ()


def test_signing_is_not_discipline():
    assert "kiem_tra_giam_sat" in classify("Kỷ luật cảnh cáo một bí thư", "")
    assert "kiem_tra_giam_sat" not in classify("Ký luật chơi mới", "")


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_gets_at_most_three_known_topics(title, text):
    found = classify(title, text)
    assert len(found) == len(set(found)) <= MOST_TOPICS
    assert all(topic(each) for each in found)


@pytest.mark.skipif(not SEED.exists(), reason="../shared/data is missing: no seed article")
def test_the_seed_article_is_about_building_the_party():
    title, _, body = next(SEED.glob("*.txt")).read_text(encoding="utf-8").strip().partition("\n")
    assert classify(title, body)[0] in {"xay_dung_dang", "to_chuc_can_bo"}


@needs_items
@pytest.mark.parametrize(
    ("part", "floor"),
    [
        pytest.param("tuned", 0.92, id="what the phrases were grown from"),
        pytest.param("fit", 0.92, id="what else was learnt from"),
        pytest.param("held_out_days", 0.84, id="never learnt from, newest days"),
        pytest.param("held_out_outlets", 0.83, id="never learnt from, four outlets"),
        pytest.param("held_out_read_later", 0.85, id="never learnt from, by another reader"),
    ],
)
def test_topics_of_real_items_labelled_by_reading(part, floor):
    """Measured 0.94, 0.95, 0.88, 0.86, 0.88; the floors allow for a few items more or less.

    Of a part of thousands every tenth is enough, and asked in seconds.
    """
    labels, items = json.loads(LABELS.read_text(encoding="utf-8"))[part], real_items()
    hits = said = meant = 0
    for link, wanted in list(labels.items())[:: 10 if len(labels) > 1_000 else 1]:
        item = items[link]
        found = classify(item["title"], html.unescape(TAG.sub(" ", item["summary"] or "")))
        hits += len(set(found) & set(wanted))
        said, meant = said + len(found), meant + len(wanted)
    assert 2 * hits / (said + meant) >= floor


def test_topics_of_items_as_portals_print_them():
    """Measured 0.88: 400 items written for this as two portals would, none of them learnt from."""
    hits = said = meant = 0
    for line in PORTALS.read_text(encoding="utf-8").splitlines():
        told, title, text = line.split("\t")
        found, wanted = set(classify(title, text)), {*told.split(",")} - {"-"}
        hits += len(found & wanted)
        said, meant = said + len(found), meant + len(wanted)
    assert 2 * hits / (said + meant) >= 0.86


def test_a_round_up_is_about_what_it_leads_with():
    title = "Podcast bản tin tối 28-7: Khởi tố 6 bị can buôn lậu"
    assert subject(title, "Có các thông tin đáng chú ý sau") == ("Khởi tố 6 bị can buôn lậu", "")
    assert classify(title, "Giá vàng; đội tuyển") == classify("Khởi tố 6 bị can buôn lậu", "")


def test_a_bulletin_of_the_weather_is_no_round_up():
    said = ("Tin bão khẩn cấp: bão số 5 đổi hướng", "Gió giật cấp 10")
    assert subject(*said) == said


def test_a_phrase_that_an_editor_added_is_heard():
    extra = {"thi_dua_guong": ("bếp ăn 0 đồng",), "dan_van": ("chợ phiên",)}
    title, text = "Bếp ăn 0 đồng của bà Tư", "Mỗi ngày 200 suất cơm."
    assert classify(title, text, extra=extra)[0] == "thi_dua_guong"
    assert "dan_van" not in classify(title, text, extra=extra)
    assert "thi_dua_guong" not in classify("Bếp ăn 0", "đồng", extra=extra)
    assert len(classify(title, text, extra=dict.fromkeys(IDS, ("bếp ăn",)))) == MOST_TOPICS


def test_an_empty_phrase_is_never_heard():
    assert classify("Tin", "", extra={"dan_van": ("", " . ")}) == classify("Tin", "")


@pytest.mark.parametrize(
    ("phrase", "fits"),
    [
        ("bếp ăn 0 đồng", True),
        ("BEP AN 0 DONG", True),
        ("bếp ăn 0 động", False),
        ("bếp an 0 dong", False),
        ("ep an 0", False),
        ("đồng thôn A", False),
    ],
)
def test_a_phrase_without_tone_marks_stands_for_every_marking(phrase, fits):
    extra = {"thi_dua_guong": (phrase,)}
    title, text = "Bếp ăn “0 đồng”", "Thôn A mở cửa."
    assert ("thi_dua_guong" in classify(title, text, extra=extra)) is fits


def real_items():
    found = {}
    for path in sorted(ITEMS.glob("press_*.json")):
        for item in json.loads(path.read_text(encoding="utf-8")):
            found.setdefault(item["id"], item)
    return found
