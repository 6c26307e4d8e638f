"""Whoever asks what speaks to him is told that it is a machine."""

import pytest

from bot.texts import questions as texts_questions
from bot.typed.identity_questions import asks_who
from tests.bot.test_dispatch import MEMBER
from tests.bot.test_questions import bound

__all__ = ["bound"]


@pytest.mark.parametrize(
    "text",
    [
        "bot là ai",
        "Bạn là người hay máy?",
        "mày là ai",
        "ban la ai vay",
        "đồng chí có phải người thật không",
        "bạn có phải là robot không?",
        "ai đang trả lời tôi đấy",
        "bạn tên là gì",
        "tôi đang nói chuyện với ai",
        "xin chào, bạn là ai?",
        "giới thiệu về bạn đi",
        "mi là ai rứa",
        "who are you",
    ],
)
async def test_the_bot_says_that_it_is_one(bound, text):
    said = await bound.says(MEMBER, text, addressed=True)
    assert said == texts_questions.who().text
    assert said.startswith("Tôi là bot tự động, không phải người.")


@pytest.mark.parametrize(
    "text",
    [
        "Bí thư Tỉnh ủy là ai",
        "bot làm được gì",
        "bản tin là gì",
        "ban chấp hành là gì",
        "máy bay của ai",
        "bot ơi tin hôm qua",
        "chào bot",
        "người hay giúp đỡ bà con là ai",
    ],
)
def test_who_others_are_is_asked_of_the_news(text):
    assert not asks_who(text)
