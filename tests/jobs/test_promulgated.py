from datetime import date

import pytest

from jobs.promulgated import Named, issued, says_issued

FIRST, LAST = date(2026, 7, 20), date(2026, 8, 24)


@pytest.mark.parametrize(
    ("sentence", "number", "said", "dated"),
    [
        ("Ngày 5/8, Bộ Chính trị ban hành Nghị quyết số 99-NQ/TW về y tế.", "99-NQ/TW", True, True),
        ("Thực hiện Nghị quyết số 57-NQ/TW, tỉnh ban hành kế hoạch.", "57-NQ/TW", False, False),
        ("Chính phủ vừa ban hành Nghị định số 210/2026/NĐ-CP.", "210/2026/NĐ-CP", True, False),
        ("Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW ngày 22/12/2024.", "57-NQ/TW", False, False),
        ("Nghị quyết số 57-NQ/TW nêu năm nhiệm vụ.", "57-NQ/TW", False, False),
        ("Ban hành Nghị định số 9/2026/NĐ-CP ngày 31/2/2026.", "9/2026/NĐ-CP", True, False),
        ("Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW.", "58-NQ/TW", False, False),
    ],
)
def test_a_sentence_says_whether_a_document_was_issued(sentence, number, said, dated):
    assert says_issued(sentence, number, first=FIRST, last=LAST) == (said, dated)


def named(sentence, normalized, *, entry=1, number="99", kind="NQ", issuer="TW"):
    return Named(
        normalized=normalized, number=number, type=kind, issuer=issuer, sentence=sentence,
        entry=entry, outlet="Nhân Dân", link="https://nhandan.vn/a", published=date(2026, 8, 6),
    )  # fmt: skip


def test_the_party_comes_before_the_government_and_old_years_do_not_come():
    told = issued(
        [
            named("Chính phủ ban hành Nghị định số 210/2026/NĐ-CP.", "210/2026/NĐ-CP", entry=1,
                  number="210/2026", kind="NĐ", issuer="CP"),
            named("Chính phủ ban hành Nghị định số 10/2020/NĐ-CP.", "10/2020/NĐ-CP", entry=2,
                  number="10/2020", kind="NĐ", issuer="CP"),
            named("VOV.VN - Bộ Chính trị đã ban hành Nghị quyết số 99-NQ/TW.", "99-NQ/TW", entry=3),
        ],
        first=FIRST,
        last=LAST,
    )  # fmt: skip
    assert [each.name for each in told] == ["Nghị quyết số 99-NQ/TW", "Nghị định số 210/2026/NĐ-CP"]
    assert told[0].sentence == "Bộ Chính trị đã ban hành Nghị quyết số 99-NQ/TW."


def test_what_was_named_before_is_new_only_where_its_day_is_told():
    old = named("Bộ Chính trị đã ban hành Nghị quyết số 99-NQ/TW.", "99-NQ/TW")
    dated = named("Ngày 5/8, Bộ Chính trị ban hành Nghị quyết số 99-NQ/TW.", "99-NQ/TW")
    known = {"99-NQ/TW"}
    assert issued([old], first=FIRST, last=LAST, known=known) == ()
    assert len(issued([dated], first=FIRST, last=LAST, known=known)) == 1


def test_what_the_national_assembly_passes_stands_between_the_party_and_a_ministry():
    told = issued(
        [
            named("Bộ Nội vụ ban hành Thông tư số 5/2026/TT-BNV.", "5/2026/TT-BNV", entry=1,
                  number="5/2026", kind="TT", issuer="BNV"),
            named("Quốc hội ban hành Nghị quyết số 200/2026/QH16.", "200/2026/NQ-QH16", entry=2,
                  number="200/2026", kind="NQ", issuer="QH16"),
            named("Bộ Chính trị đã ban hành Nghị quyết số 99-NQ/TW.", "99-NQ/TW", entry=3),
        ],
        first=FIRST,
        last=LAST,
    )  # fmt: skip
    assert [each.entry for each in told] == [3, 2, 1]
    assert told[1].name == "Nghị quyết số 200/2026/QH16"  # it signs without a kind


def test_a_document_whose_kind_no_sentence_tells_still_has_a_name():
    [told] = issued(
        [named("Bộ Chính trị vừa ban hành 99-NQ/TW.", "99-NQ/TW")],
        first=FIRST,
        last=LAST,
    )
    assert told.name == "Văn bản số 99-NQ/TW"
