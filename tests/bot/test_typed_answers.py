"""A yes or no that is typed answers the question that stands open, and only that."""

import dataclasses
from datetime import timedelta

import pytest

from bot.messages import Answer, ChatId, Choice
from bot.offers import LASTS, Offers
from jobs.understanding.yes_or_no import Said
from tests.bot.desk import bind, tell
from tests.bot.dialogues import NOW
from tests.bot.test_dispatch import ADMIN, MEMBER, SECRETARY, Counter
from tests.fakes.platform import ABILITIES

MINUTE = timedelta(minutes=1)
WITHOUT_BUTTONS = dataclasses.replace(ABILITIES, choices=False, edit=False)


@pytest.fixture(params=[ABILITIES, WITHOUT_BUTTONS], ids=["buttons", "numbers"])
async def bound(request, database, clock):
    counter = Counter(database, clock)
    counter.platform.abilities = request.param
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


async def says(counter, text, sender=SECRETARY, **how):
    return await counter.says(sender, text, addressed=True, **how)


@pytest.mark.parametrize("yes", ["có", "co", "hủy", "ừ hủy đăng ký đi", "đồng ý", "ok, hủy luôn"])
async def test_a_typed_yes_does_what_was_asked_about(bound, yes):
    await says(bound, "/huydangky")
    assert (await says(bound, yes)).startswith("Đã hủy đăng ký")
    assert await bound.chat() is None


@pytest.mark.parametrize("no", ["không", "ko", "thôi", "dạ thôi ạ"])
async def test_a_typed_no_changes_nothing(bound, no):
    await says(bound, "đừng gửi tin cho nhóm này nữa")
    assert "Không có gì thay đổi." in await says(bound, no)
    assert "Đã hủy" not in await says(bound, "có")
    assert await bound.chat() is not None


@pytest.mark.parametrize("nod", ["ok", "Ừ", "ok nhé", "dạ vâng"])
async def test_a_nod_does_not_end_bulletins(bound, nod):
    await says(bound, "/huydangky")
    assert "nhắn rõ “đồng ý” hoặc “không”" in await says(bound, nod)
    assert await bound.chat() is not None


async def test_the_command_that_leaves_ends_no_bulletins(bound):
    await says(bound, "/huydangky")
    assert "Không có gì thay đổi." in await says(bound, "/huy")
    assert await bound.chat() is not None


@pytest.mark.parametrize("no", ["thôi không hủy nữa", "thôi không hủy", "giữ nguyên", "để sau"])
async def test_who_thinks_better_of_it_is_not_asked_again(bound, no):
    await says(bound, "/huydangky")
    assert "Không có gì thay đổi." in await says(bound, no)
    assert await bound.chat() is not None


async def test_what_cannot_be_taken_back_wants_a_clear_yes(bound):
    await says(bound, "/xoadulieu")
    for nod in ("ừ", "ok"):
        asked = await says(bound, nod)
        assert asked.startswith("Xóa hết dữ liệu về nhóm này")
        assert "nhắn rõ “đồng ý” hoặc “không”" in asked
    assert await bound.chat() is not None
    assert (await says(bound, "đồng ý")).startswith("Đã xóa")
    assert await bound.chat() is None


async def test_only_who_was_asked_answers(bound):
    await says(bound, "/huydangky")
    await says(bound, "có", sender=MEMBER)
    await says(bound, "có", sender=ADMIN)
    assert await bound.chat() is not None
    assert (await says(bound, "có")).startswith("Đã hủy đăng ký")


async def test_a_yes_to_somebody_else_is_none_to_the_bot(bound):
    await says(bound, "/huydangky")
    assert await bound.says(SECRETARY, "có", addressed=False) == ""
    assert await bound.chat() is not None


async def test_only_what_was_asked_last_is_answered(bound, database):
    await tell(database, "Cầu Bến Mới", now=bound.clock())
    await says(bound, "tin mới")
    await says(bound, "/huydangky")
    await says(bound, "tin mới")
    assert "Đã hủy" not in await says(bound, "có")
    assert await bound.chat() is not None


async def test_a_yes_in_reply_to_another_message_is_no_answer(bound):
    await says(bound, "/trogiup")
    before = str(len(bound.platform.sent))
    await says(bound, "/huydangky")
    asked = str(len(bound.platform.sent))
    await says(bound, "có", replied=before)
    assert await bound.chat() is not None
    await says(bound, "/huydangky")
    await says(bound, "có", replied=asked)
    assert await bound.chat() is not None
    await says(bound, "/huydangky")
    await says(bound, "có", replied=str(len(bound.platform.sent)))
    assert await bound.chat() is None


async def test_a_slip_that_was_meant_is_carried_out_by_a_yes(bound, database):
    await tell(database, "Cầu Bến Mới", now=bound.clock(), published=bound.clock() - MINUTE)
    assert "Ý đồng chí là /tinmoi?" in await says(bound, "/tinmio")
    assert "Cầu Bến Mới" in await says(bound, "ừ")


async def test_a_slip_with_a_yes_behind_it_erases_nothing_for_a_nod(bound):
    await says(bound, "/xoadulie co")
    assert (await says(bound, "ừ")).startswith("Xóa hết dữ liệu về nhóm này")
    assert await bound.chat() is not None


async def test_after_ten_minutes_a_yes_is_small_talk(bound):
    await says(bound, "/huydangky")
    bound.clock.on(LASTS)
    assert "Đã hủy" not in await says(bound, "có")
    assert await bound.chat() is not None


async def test_a_yes_without_a_question_is_what_it_was(bound):
    assert "Đã hủy" not in await says(bound, "có")
    assert await bound.chat() is not None


def test_a_nod_makes_nothing_sure_that_cannot_be_taken_back():
    offers, at = Offers(), ChatId("fake", "g")
    erase = Choice("yes", "/xoadulieu co", Answer.SURELY)
    offers.keep(at, "a", [erase, Choice("no", "/xoadulieu khong", Answer.NO)], NOW)
    assert offers.answered(at, "b", Said.YES, NOW) is None
    assert offers.answered(at, "a", Said.ASSENT, NOW) == erase.command
    assert not offers.take(at, "a", erase.command, NOW)
    offers.keep(at, "a", [erase], NOW)
    assert offers.answered(at, "a", Said.NO, NOW) is None
    assert offers.answered(at, "a", Said.YES, NOW) == erase.command
    assert offers.take(at, "a", erase.command, NOW)
