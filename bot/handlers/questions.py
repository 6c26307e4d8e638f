"""What members ask in plain words: how much, what is meant, and who answers it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot import commands
from bot.access import Request
from bot.handlers import answering, beyond, goes_on, lists, outlets, persons, wishes
from bot.handlers.answering import Told
from bot.handlers.days import Days
from bot.handlers.desk import Desk
from bot.handlers.halted import paused
from bot.messages import Choice, Reply, RichText
from bot.recall import Kept, Verdict
from bot.stores import question_store
from bot.texts import apart as texts_apart
from bot.texts import general as texts
from bot.texts import hits as texts_hits
from bot.texts import questions as texts_questions
from bot.texts import wishes as texts_wishes
from bot.typed import english
from bot.typed.clock_questions import Clock, asks_clock
from bot.typed.complaints import complains
from bot.typed.identity_questions import asks_who, asks_who_made
from bot.typed.meeting_wishes import asks_for_meeting
from bot.typed.outlet_questions import asks_of_outlets
from bot.typed.parted import parted, unnumbered
from bot.typed.thanks import thanks
from jobs.question import NEWS, Question, understand
from jobs.text import fold
from jobs.understanding.about_story import Wish, wished
from jobs.understanding.affronts import insults, obscene
from jobs.understanding.erasures import asks_to_erase
from jobs.understanding.followup import Asked, followed, listed, reopened
from jobs.understanding.leaning import begins_when
from jobs.understanding.narrowed import narrowed
from jobs.understanding.no_such_day import no_such
from jobs.understanding.picking import is_page, picked, picked_several, turned
from jobs.understanding.plainly import plainly, to_business
from jobs.understanding.ranges import mentioned
from jobs.understanding.typed_text import uncalled
from jobs.understanding.yes_or_no import Said, answered

MOST_LETTERS = 500
"""A longer message is a text, not a question."""

MOST_NUMBER = 100
"""A larger number alone is sought for, as that of a document or a programme may be."""

OURS = "chi bo"
"""Who asks when "the cell" meets means his own, whatever was told before."""

SILENCE = Reply(RichText())
"""Nothing is said."""

UNSURE = frozenset({"question:none", "search:none"})
"""Kinds of replies that tell of no answer."""

WITHDRAWALS = {"settings:unsubscribe": "huydangky", "settings:delete_data": "xoadulieu"}
"""What must work in plain words → the command whose first step asks whether it is meant."""

STOPS = frozenset({"settings:unsubscribe", "settings:pause"})
"""What may be less than the end of all bulletins; see ``stops``."""


async def ask(desk: Desk, request: Request) -> Reply:
    """Answer a question or a wish in plain words; never carry out a command found in it."""
    match desk.memory.restraint.judge(request.at, request.incoming.sender, request.now):
        case Verdict.SILENCE:
            return SILENCE
        case Verdict.TELL:
            told = Told(reply=Reply(texts_questions.too_many()), kind="limited")
        case _ if len(request.argument) > MOST_LETTERS:
            return Reply(texts.too_long(MOST_LETTERS))
        case _:
            told = await _told(desk, request)
    await count(desk, request.now, told.kind)
    return told.reply


async def count(desk: Desk, now: datetime, kind: str) -> None:
    """Count one more of a kind; that is all that is kept of what was asked."""
    day = now.astimezone(desk.zone).date()
    await desk.database.transact(lambda s: question_store.count(s, day, kind))


async def _told(desk: Desk, request: Request) -> Told:
    text = to_business(english.asked(uncalled(request.argument)))
    of_told = goes_on.is_of_told(desk, request, text)
    if not of_told and (led := await wishes.answer(desk, request, text)) is not None:
        return Told(reply=led, kind="settings")
    if _is_on_meeting(request, text) and not await _is_on_another(desk, request, text):
        return Told(reply=await _first_step(desk, request, "hop"), kind="meeting")
    here = request.now.astimezone(desk.zone)
    apart = None if of_told and begins_when(text) else _apart(text, here)
    return apart or await _on_news(desk, request, text)


async def _on_news(desk: Desk, request: Request, text: str) -> Told:
    """Answer what is no wish by itself: a question, several, a turn of the page, what goes on."""
    unit = request.chat.unit if request.chat is not None else None
    parts = parted(text, request.now.astimezone(desk.zone), unit)
    text = unnumbered(parts[0] if len(parts) == 1 else text)
    before = desk.memory.recall.last(request.at, request.incoming.sender, request.now)
    if len(parts) > 1:
        return await _several(desk, request, parts, before.asked if before is not None else None)
    page = turned(text, before.page if before is not None else 1)
    if before is not None and page is not None:
        return await _turned(desk, request, before, page)
    earlier = reopened(text)
    asked = before.asked if before is not None and earlier == text else None
    if (wish := wished(text)) in {Wish.WHOLE, Wish.RELATED}:
        return await goes_on.answer(desk, request, wish)
    return await _understood(desk, request, earlier, asked)


async def _understood(desk: Desk, request: Request, text: str, before: Asked | None) -> Told:
    here = request.now.astimezone(desk.zone)
    if _names_nothing(text, here.date()):
        return Told(reply=Reply(texts_questions.no_such_number()), kind="list:none")
    if apart := await persons.rumour(desk, text) or await outlets.tell(desk, request, text):
        return apart
    question = understand(text, here)
    asked = _followed(before, text, here)
    alone = asked is None or asked.question.intent not in NEWS
    if asked is None:
        asked = Asked(text=plainly(text), question=narrowed(text, question))
    if alone:
        told = await goes_on.leaning(desk, request, text, before, asked.question)
    else:  # "còn giá lúa", after that of pork
        told = await beyond.prices(desk, request, asked.text, asked.question)
    if told is not None:
        return told
    if asked.question.intent in NEWS:
        told = await _of_news(desk, request, asked)
        if not alone or told.kind not in UNSURE or told.reply.items:
            return told
        return await goes_on.instead(desk, request, text, before) or told
    return await _of_no_news(desk, request, asked.text, asked.question)


def _followed(before: Asked | None, text: str, here: datetime) -> Asked | None:
    """Return what a message means after the question before; None where it stands for itself."""
    if before is None or wished(text) is Wish.PARTICULAR:
        return None
    return followed(before, text, here)


async def _of_news(desk: Desk, request: Request, asked: Asked) -> Told:
    """Tell what the news have; in place of a mere list, the fresh headlines on price or weather."""
    told = await answering.tell(desk, request, asked)
    if told.kind not in UNSURE | beyond.NEAR:
        return told
    fresh = beyond.prices if told.kind in UNSURE else beyond.weather
    if (headed := await fresh(desk, request, asked.text, asked.question)) is not None:
        return headed
    return told if told.reply.items else await _on_other_days(desk, request, asked) or told


async def _on_other_days(desk: Desk, request: Request, asked: Asked) -> Told | None:
    """Tell what other days have on a question of which those that it names have nothing."""
    heading = Days.of(desk, asked.question).heading
    if asked.question.intent != "question" or heading is None:
        return None
    any_day = replace(asked.question, date_from=None, date_to=None, hours=None)
    told = await answering.tell(desk, request, replace(asked, question=any_day))
    if not (told.reply.items or told.entries):
        return None
    content = texts_hits.not_then(asked.text, heading) + "\n\n" + told.reply.content
    return replace(told, reply=replace(told.reply, content=content))


async def _of_no_news(desk: Desk, request: Request, text: str, asked: Question) -> Told:
    """Say what is said of what asks for no news; of what is refused, what was news of it."""
    kind = asked.sub_intent or asked.intent
    if kind == "privacy" and (told := await persons.age(desk, request, text)):
        return told
    if asked.intent == "unsupported" and (told := await beyond.tell(desk, request, text, asked)):
        return told
    return Told(reply=await _said(desk, request, asked), kind=kind)


async def _is_on_another(desk: Desk, request: Request, text: str) -> bool:
    """Whether the meeting that is asked for is one of the news that were just told."""
    return OURS not in fold(text) and await goes_on.tells_of_meeting(desk, request)


def _is_on_meeting(request: Request, text: str) -> bool:
    return request.chat is not None and asks_for_meeting(text, request.chat.unit)


async def _several(
    desk: Desk, request: Request, parts: Sequence[str], before: Asked | None
) -> Told:
    """Answer what one reply can of several questions: when the cell meets, and one of the rest."""
    others = [part for part in parts if not _is_on_meeting(request, part)]
    meeting = await _first_step(desk, request, "hop") if len(others) < len(parts) else None
    if not others:
        return Told(reply=meeting or SILENCE, kind="meeting")
    told = await _understood(desk, request, others[0], before)
    content = told.reply.content
    if meeting is not None:
        content = meeting.content + "\n\n" + content
    if rest := "? ".join(others[1:]):
        content = content + "\n\n" + texts_questions.one_at_a_time(f"{rest}?")
    return replace(told, reply=replace(told.reply, content=content))


async def _turned(desk: Desk, request: Request, before: Kept, page: int) -> Told:
    """Show another page of a list; behind an answer begins the list of what there is besides.

    Who asked for three stories, and then for more, gets those behind them.
    """
    asked = listed(before.asked) if page > before.page else before.asked
    if asked is not before.asked:
        return await answering.tell(desk, request, asked)
    limit = asked.question.limit
    if limit is not None and page > before.page and limit <= (page - 1) * lists.PAGE:
        asked = replace(asked, question=replace(asked.question, limit=None))
        page = limit // lists.PAGE + 1
    return await answering.tell(desk, request, asked, page=page)


def _apart(text: str, here: datetime) -> Told | None:
    """Answer what the archive has nothing to do with; None where it is to be asked."""
    if insults(text) or (obscene(text) and not complains(text)):
        return Told(reply=Reply(texts_apart.no_reply()), kind="affront")
    if complains(text):
        return Told(reply=Reply(texts_questions.sorry()), kind="complaint")
    if (words := _of_itself(text, here)) is not None:
        return Told(reply=Reply(words), kind="smalltalk")
    if (said := answered(text)) in {Said.YES, Said.NO}:
        agreed = said is Said.YES
        words = texts_questions.nothing_asked() if agreed else texts_questions.as_you_say()
        return Told(reply=Reply(words), kind="smalltalk")
    none = _no_such_day(text)
    return Told(reply=Reply(none), kind="date:none") if none else None


def _of_itself(text: str, here: datetime) -> RichText | None:
    """Say what the bot knows without news: what it is, who runs it, the clock, no ranks."""
    if asks_who(text):
        return texts_questions.who()
    if (clock := asks_clock(text)) is not None:
        return texts_apart.today(here) if clock is Clock.DAY else texts_apart.hour(here)
    if asks_who_made(text):
        return texts_apart.makers()
    if thanks(text):
        return texts_questions.greeting()
    return texts_apart.outlets() if asks_of_outlets(text) else None


def _no_such_day(text: str) -> RichText | None:
    """Say which day or month no calendar has, or that it is the moon's; None where all are."""
    named = no_such(text)
    if named is None:
        return None
    if named.lunar:
        return texts_questions.lunar()
    if named.day:
        return texts_questions.no_such_day(named.day)
    return texts_questions.no_such_month(named.month)


def _names_nothing(text: str, today: date) -> bool:
    """Whether a message asks for something of a list, which was not found there before.

    "1-3" is a day, too, where it is nothing of a list.
    """
    if is_page(text) or (len(picked_several(text)) > 1 and mentioned(text, today) is None):
        return True
    named = picked(text)
    return named is not None and not (named.weekday or named.ends) and named.number < MOST_NUMBER


async def _said(desk: Desk, request: Request, asked: Question) -> Reply:
    match asked.intent:
        case "unsupported":
            return Reply(texts_questions.refusal(asked.sub_intent))
        case "help":
            return await _help(desk, request, asked.sub_intent)
        case _:
            return Reply(texts_questions.greeting())


async def _help(desk: Desk, request: Request, sub_intent: str | None) -> Reply:
    """Lead to what changes a setting; nothing is changed before a press."""
    if sub_intent is None:
        return await _first_step(desk, request, "trogiup")
    text = english.asked(uncalled(request.argument))
    if sub_intent in STOPS and (less := wishes.stop(desk, request, text)) is not None:
        return less
    said = texts_questions.settings(sub_intent)
    asks_only = sub_intent == "settings:delete_data" and not asks_to_erase(request.argument)
    if sub_intent in WITHDRAWALS and not asks_only:
        name = WITHDRAWALS[sub_intent]
        name = name if name in commands.COMMANDS else "huydangky"
        allowed = request.role >= commands.COMMANDS[name].role
        return await _first_step(desk, request, name) if allowed else Reply(said)
    if sub_intent == "settings:schedule" and request.chat is not None:
        if (missed := wishes.missed(desk, request, text)) is not None:
            return missed
        said = texts_wishes.lines([paused(request), texts.times(request.chat.times), said])
    choices = _choices(request, sub_intent)
    return Reply(said, (choices,) if choices else ())


async def _first_step(desk: Desk, request: Request, name: str) -> Reply:
    """What a command says with nothing behind it."""
    return await commands.COMMANDS[name].handler(desk, replace(request, argument=""))


def _choices(request: Request, sub_intent: str) -> tuple[Choice, ...]:
    """What whoever may change a setting is offered to press."""
    if sub_intent == "settings:topics" and request.role >= commands.COMMANDS["chude"].role:
        return (Choice(texts_questions.change_topics(), "/chude"),)
    return ()
