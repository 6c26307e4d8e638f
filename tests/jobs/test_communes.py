"""What became of communes, wards and districts of before 1 July 2025."""

import pytest

from jobs.communes import formers, place


@pytest.mark.parametrize(
    ("text", "name", "now"),
    [
        ("tin phường Bến Nghé", "Bến Nghé", ("phường Sài Gòn",)),
        ("phuong ben nghe co gi moi", "Bến Nghé", ("phường Sài Gòn",)),
        ("p. Bến Nghé", "Bến Nghé", ("phường Sài Gòn",)),
        (
            "phuong Thanh Xuan Trung",
            "Thanh Xuân Trung",
            ("phường Khương Đình", "phường Thanh Xuân"),
        ),
        ("xã Hải Minh, Hải Hậu", "Hải Minh", ("xã Hải Anh",)),
    ],
)
def test_a_commune_is_known_by_its_old_name(text, name, now):
    (former,) = formers(text)
    assert (former.name, former.now) == (name, now)


def test_a_district_is_what_its_communes_became():
    (former,) = formers("quận 1 có tin gì")
    assert (former.kind, former.name, former.within) == ("quận", "1", "")
    assert "phường Bến Thành" in former.now


def test_of_many_those_of_the_own_province_are_meant():
    several = formers("tin xã Tân Lập")
    assert len(several) > 3
    (own,) = formers("tin xã Tân Lập", "Đảng bộ tỉnh Thái Bình / Chi bộ 1")
    assert own.province == "Thái Bình"
    assert own in several


@pytest.mark.parametrize(
    "text",
    [
        "xã hội",
        "xa hoi",
        "phường nào đông nhất",
        "kinh tế",
        "tin về bão số 3",
        "bến nghe",
        "",
        "xã",
    ],
)
def test_what_names_none(text):
    assert formers(text) == ()


def test_one_that_only_grew_is_called_as_it_was():
    assert formers("xã Phú Hữu huyện An Phú") == ()


@pytest.mark.parametrize(
    ("text", "names", "beside"),
    [
        ("xa tan lap", ("Tân Lập",), 0),
        ("xã Phú Hữu huyện An Phú", ("Phú Hữu",), 0),  # it only grew
        ("làm đường ở phường Sài Gòn", ("Sài Gòn",), 3),  # there is one since 2025
        ("thanh xuan", ("Thanh Xuân", "Thạnh Xuân"), 0),
        ("phuong 1", ("phường 1",), 0),
    ],
)
def test_a_place_of_today_or_of_before_is_named(text, names, beside):
    named = place(text)
    assert (named.names, named.beside, named.known) == (names, beside, True)


def test_a_place_that_the_table_has_not_is_one_behind_its_kind_alone():
    for text in ("xa bot xuyen", "xã Bột Xuyên"):
        assert (place(text).called, place(text).known) == ((text,), False)
    assert place("Bột Xuyên") is None


@pytest.mark.parametrize(
    "text",
    ["xa hoi so", "phuong phap hoc", "quan he quoc te", "xã hội số", "địa phương Hòa Bình", "quận"],
)
def test_what_names_no_place(text):
    assert place(text) is None
