"""How articles open: the first paragraph, and what stands above it."""

import pytest

from tests.jobs.test_article import BODY, FIRST, SECOND, THIRD, page, read

# Line breaks


def test_a_break_parts_a_heading_from_news_that_begin_with_their_date():
    found = read(page(f"<div><p>Hội nghị của Đảng bộ xã<br>{FIRST}</p><p>{SECOND}</p></div>"))
    assert found.paragraphs == ("Hội nghị của Đảng bộ xã", FIRST, SECOND)


@pytest.mark.parametrize(
    "lines",
    [
        ("Hội nghị đã bàn về mười hai dự thảo nghị quyết của", "nhiệm kỳ mới."),
        ("Sáng 18/11, tại hội trường lớn của xã, Đảng ủy xã", "Tân Lập tổ chức hội nghị."),
        ("Hội nghị đã nghe đồng chí Bí thư Đảng ủy xã", "Tân Lập trình bày báo cáo và", "bế mạc."),
    ],
)
@pytest.mark.parametrize("above", ["", "<img src='/a.jpg'>"])
def test_lines_that_were_cut_by_their_width_are_one_paragraph_below_a_picture_too(lines, above):
    found = read(page(f"<div><p>{above}{'<br>'.join(lines)}</p>{BODY}</div>"))
    assert found.paragraphs == (" ".join(lines), FIRST, SECOND, THIRD)
