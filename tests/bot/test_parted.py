"""Two questions in one message are parted; what only looks like two is left whole."""

from datetime import datetime

import pytest

from bot.typed.parted import parted

NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "hôm nay có tin gì và khi nào họp chi bộ?",
            ["hôm nay có tin gì", "khi nào họp chi bộ"],
        ),
        ("tin moi voi lai may gio hop chi bo", ["tin moi", "may gio hop chi bo"]),
        ("khi nào họp, còn tin gì mới không", ["khi nào họp", "tin gì mới không"]),
        ("có tin gì mới không? ai là bí thư?", ["có tin gì mới không", "ai là bí thư"]),
        ("tin chuyển đổi số và tin nông thôn mới", ["tin chuyển đổi số", "tin nông thôn mới"]),
        ("tin mới và cách dùng bot", ["tin mới", "cách dùng bot"]),
        (
            "có tin gì mới về bão không, với cả mai mấy giờ họp",
            ["có tin gì mới về bão không", "mai mấy giờ họp"],
        ),
        (
            "tìm bài về chuyển đổi số và đọc tin hôm qua",
            ["tìm bài về chuyển đổi số", "đọc tin hôm qua"],
        ),
        ("ai là thủ tướng? giá vàng bao nhiêu?", ["ai là thủ tướng", "giá vàng bao nhiêu"]),
        ("hop chi bo khi nao? gia vang bao nhieu", ["hop chi bo khi nao", "gia vang bao nhieu"]),
        ("tin hôm nay và giá xăng bao nhiêu", ["tin hôm nay", "giá xăng bao nhiêu"]),
        (
            "nghị quyết 57 nói gì, nghị quyết 68 nói gì",
            ["nghị quyết 57 nói gì", "nghị quyết 68 nói gì"],
        ),
        (
            "ai là bí thư Hà Nội và ai là bí thư Đà Nẵng",
            ["ai là bí thư Hà Nội", "ai là bí thư Đà Nẵng"],
        ),
        ("tin chuyển đổi số và nông thôn mới", ["tin chuyển đổi số", "nông thôn mới"]),
        ("lương hưu tăng chưa ạ? cho mình xin link luôn", ["lương hưu tăng chưa ạ"]),
        ("vu chay cho Ben Mai, noi ro hon", ["vu chay cho Ben Mai"]),
        ("tin kinh te, chuyen doi so", ["tin kinh te", "chuyen doi so"]),
    ],
)
def test_two_whole_questions_are_parted(text, parts):
    assert parted(text, NOW, "Chi bộ Văn phòng") == parts


@pytest.mark.parametrize(
    "text",
    [
        "kinh tế và xã hội",
        "tin kinh tế và xã hội",
        "tin về cán bộ và đảng viên trẻ",
        "quan hệ giữa đảng và nhân dân",
        "đảng bộ khối thành lập khi nào và hợp nhất từ đâu",
        "tin sinh hoạt chi bộ và họp chi bộ",
        "khi nào họp và mang theo gì",
        "tin hôm qua và hôm nay",
        "nghị quyết 57 và 68 nói gì",
        "học tập và làm theo Bác có gì mới",
        "tìm bài về xã Bến Mai và xã Yên Sa",
        "Chi bộ họp ngày nào? Ở đâu?",
        "hôm nay có tin gì không? cảm ơn bot nhé",
        "tin thầy và trò vùng cao",
        "tin giá vàng và giá xăng",
        "tin quốc phòng và an ninh",
        "tin văn hóa và giáo dục",
        "nghị quyết 57 nói gì và nghị quyết 57 ai ký",
        "và",
        "",
        "? và ?",
    ],
)
def test_what_is_one_question_stays_whole(text):
    assert parted(text, NOW, "Chi bộ Văn phòng") == [text]


def test_where_no_cell_is_bound_no_meeting_is_asked_for():
    text = "hôm nay có tin gì và khi nào họp chi bộ"
    assert parted(text, NOW, None)[0].startswith("hôm nay có tin gì")


def test_no_message_makes_it_slow():
    assert len(parted("tin mới và " * 200, NOW, "Chi bộ Văn phòng")) == 1
