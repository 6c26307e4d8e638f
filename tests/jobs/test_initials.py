"""Initials: "AI" is no "ai", "BHXH" is "bảo hiểm xã hội" as well."""

from datetime import datetime

import pytest

from jobs.question import understand
from jobs.understanding.initials import only, spelt_out

NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("tin AI", ("AI",)),
        ("cho xin tin về AI", ("AI",)),
        ("tin ve ai", ("AI",)),
        ("TIN VỀ AI", ("AI",)),
        ("AI", ("AI",)),
        ("tin AI hôm nay", ("AI",)),
        ("ứng dụng ai trong giáo dục", ("ứng dụng AI trong giáo dục",)),
        ("tin IT", ("IT",)),
        ("tin 5G", ("5G",)),
        ("bhxh có gì mới", ("bhxh",)),
        ("VNeID có gì mới", ("VNeID",)),
    ],
)
def test_initials_are_looked_for(text, keywords):
    asked = understand(text, NOW)
    assert (asked.intent, asked.keywords) == ("search", keywords)


@pytest.mark.parametrize(
    "text",
    ["ai là bí thư tỉnh ủy An Giang", "AI LÀ BÍ THƯ TỈNH ỦY AN GIANG", "ai ký nghị quyết của tỉnh"],
)
def test_who_is_asked_for_is_a_question(text):
    asked = understand(text, NOW)
    assert asked.intent == "question"
    assert "AI" not in asked.keywords


def test_it_in_small_letters_is_little():
    assert understand("cho it tin hom nay", NOW).intent == "date"


def test_initials_are_written_out_as_a_phrase():
    assert spelt_out("BHXH tự nguyện") == '"bảo hiểm xã hội" tự nguyện'
    assert spelt_out("bhyt") == '"bảo hiểm y tế"'
    assert spelt_out("ai ký") is None
    assert spelt_out("BHXH-1") is None
    assert only("bhxh")
    assert only("5G")
    assert not only("bhxh mới")
