"""What grows from day to day is told by the newest article."""

from datetime import UTC, datetime

import pytest

from jobs.answer import Passage, best
from jobs.answering.likelihood import told
from jobs.text import fold

EVENING, MORNING = datetime(2026, 11, 22, 22, tzinfo=UTC), datetime(2026, 11, 23, 6, tzinfo=UTC)
FIRST = Passage(
    entry=1,
    title="Động đất ở Bến Mai, ít nhất 20 người chết",
    text="Trận động đất ở Bến Mai khiến ít nhất 20 người chết. Nhiều nhà bị sập.",
    published=EVENING,
)
NEXT = Passage(
    entry=2,
    title="Số nạn nhân động đất ở Bến Mai tăng lên",
    text="Đến sáng nay đã có 111 người thiệt mạng trong trận động đất ở Bến Mai.",
    published=MORNING,
)
ELSEWHERE = Passage(
    entry=3,
    title="Cháy chợ ở Sông Lãng",
    text="Vụ cháy chợ ở Sông Lãng khiến 5 người chết.",
    published=MORNING,
)
PLAN = Passage(
    entry=4,
    title="Sau động đất ở Bến Mai",
    text="Động đất ở Bến Mai có nhiều người chết, tỉnh lập 3 đoàn cứu trợ.",
    published=MORNING,
)
HOMELESS = Passage(
    entry=5,
    title="Động đất ở Bến Mai",
    text="Trận động đất ở Bến Mai khiến 300 người mất nhà.",
    published=MORNING,
)
ASKED = "động đất ở Bến Mai bao nhiêu người chết"


def answered(question, *passages):
    found = told(question, best(question, passages, least=0.5), passages)
    return found[0].entry if found else None


@pytest.mark.parametrize("question", [ASKED, fold(ASKED)])
def test_the_newest_counts(question):
    assert answered(question, FIRST, ELSEWHERE) == 1
    assert answered(question, FIRST, ELSEWHERE, NEXT) == 2
    assert answered(question, NEXT, FIRST) == 2


def test_what_does_not_count_is_no_newer_count():
    assert answered(ASKED, FIRST, PLAN) == 1
    assert answered(ASKED, FIRST, HOMELESS) == 1


def test_what_does_not_grow_is_told_by_the_likeliest():
    asked = "chợ Bến Mai có bao nhiêu gian hàng"
    old, new = (
        Passage(entry=n, title="Chợ Bến Mai", text=text, published=at)
        for n, text, at in [
            (1, "Chợ Bến Mai có 120 gian hàng.", EVENING),
            (2, "Chợ Bến Mai mở rộng. Các gian hàng: 15 gian hàng mới ở chợ.", MORNING),
        ]
    )
    assert answered(asked, old, new) == 1
