"""What is heard → who may → what is done → the answer, on the platform it came from.

Talk among members gets silence: only commands, and what is addressed to the bot, are answered.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from bot import commands, render
from bot.access import Request, Role, Standing, role_of, roots_of
from bot.audience import Chat
from bot.codes import is_code
from bot.commands import Command
from bot.errors import ChatClosedError, ChatGoneError, ForbiddenError, RefusedError, SendError
from bot.handlers import binding, inline, lists, questions
from bot.handlers.desk import Desk
from bot.messages import (
    Answer,
    Back,
    ChatId,
    Gone,
    Heard,
    Incoming,
    InlineQuery,
    Message,
    Moved,
    Reply,
)
from bot.offers import Offers
from bot.sending.lane import Lane
from bot.stores import audit, grants, health, notices, store, units
from bot.stores.audit import Outcome
from bot.texts import general as texts
from bot.texts import hearing as texts_hearing
from bot.texts import roles as texts_roles
from bot.typed.awaited import asks_otherwise, gives_up
from jobs.newsroom import Clock
from jobs.understanding.picking import Picked, of_a_weekday, picked, picked_several
from jobs.understanding.yes_or_no import Said, answered

log = logging.getLogger(__name__)

CONFIRMS = 1
"""What is answered to a notice where there are no buttons."""

LATE = timedelta(minutes=10)
"""An answer to what was said longer ago, while the bot was off, comes without a sound, and shows
what it replies to: it may be the middle of the night."""

GONE = "the platform says that the bot was removed"
CLOSED = "the platform says that the bot may not write"


class Dispatch:
    """Deals with whatever the platforms hear.

    Args:
        desk: The tools of the handlers.
        admins: Platform and sender id of the bot's owners, as the settings name them.
        clock: Tells the moment.
    """

    def __init__(self, desk: Desk, *, admins: frozenset[ChatId], clock: Clock) -> None:
        self._desk = desk
        self._owners = admins
        self._clock = clock
        self._offers = Offers()

    async def hear(self, lane: Lane, heard: Heard) -> None:
        """Deal with one thing heard; never raises, and answers even where we stumble."""
        try:
            match heard:
                case Incoming():
                    await self._answer(lane, heard)
                case Moved():
                    at, to, now = heard.chat, heard.to, self._clock()
                    await self._desk.database.transact(lambda s: health.move(s, at, to, now))
                case Gone():
                    await self._pause(heard)
                case Back():
                    at, now = heard.chat, self._clock()
                    await self._desk.database.transact(
                        lambda s: health.resume(s, at, now, proven=True)
                    )
                case InlineQuery():
                    await self._propose(lane, heard)
        except Exception:
            # One incoming of many; the asker at least learns that it was not his fault.
            log.exception("incoming broke the dispatch", extra={"platform": lane.platform.name})
            if isinstance(heard, Incoming):
                await self._apologize(lane, heard)

    async def _propose(self, lane: Lane, query: InlineQuery) -> None:
        found, onward = await inline.inline(self._desk, query, self._clock())
        try:
            await lane.platform.answer_inline(query, found, next_offset=onward)
        except SendError as error:
            log.info("proposals not shown", extra={"fault": str(error)})

    async def _pause(self, gone: Gone) -> None:
        now, why = self._clock(), CLOSED if gone.closed else GONE
        kind = (ChatClosedError if gone.closed else ChatGoneError).__name__
        await self._desk.database.transact(
            lambda s: health.pause(s, gone.chat, why, now=now, kind=kind, closed=gone.closed)
        )

    async def _answer(self, lane: Lane, incoming: Incoming) -> None:
        said = await self._said(incoming)
        text = said[1] if said else await self._meant(lane, incoming)
        if not text.strip() and (incoming.photo or not incoming.addressed):
            return  # a photo without a word: nobody asked for it
        parsed = commands.parse(text)
        known = parsed is not None and parsed[0] in commands.COMMANDS
        if not known and not incoming.addressed and not _near(parsed):
            return
        reply = await self._reply(lane, incoming, parsed, text)
        if not reply.content:
            return
        if said and said[0] is Said.ASSENT and _asks_surely(reply):
            reply = replace(reply, content=reply.content + "\n" + texts.say_clearly())
        offer = self._offers.keep(
            incoming.chat,
            incoming.sender,
            [choice for row in reply.choices for choice in row],
            self._clock(),
            awaits=reply.awaits,
            items=reply.items,
        )
        changes = reply.replaces and incoming.pressed and lane.platform.abilities.edit
        if changes and await self._replaced(lane, incoming, reply):
            return
        shown = await self._say(lane, incoming, reply)
        if offer is not None:
            self._offers.stands_in(incoming.chat, offer, shown)
        if reply.told:
            now = self._clock()
            self._desk.memory.recall.stand_in(incoming.chat, shown, reply.told, now)

    async def _reply(
        self, lane: Lane, incoming: Incoming, parsed: tuple[str, str] | None, text: str
    ) -> Reply:
        name, argument = parsed or ("", text.strip())
        command = f"/{name} {argument}" if parsed else argument
        sure = self._offers.take(incoming.chat, incoming.sender, command, self._clock())
        request = await self._request(lane, incoming, argument, sure=sure)
        if parsed is None:
            told = None if incoming.forwarded else commands.bare(argument)
            if told is None or request.role < commands.COMMANDS[told[0]].role:
                return await self._question(request)
            name, argument = told
            request = replace(request, argument=argument)
        name = _as_meant(name, request)
        known = commands.COMMANDS.get(name)
        if known is None:
            return commands.meant(name, argument, request.role)
        if request.role < known.role:
            await self._note_refused(name, known, request)
            return await self._refused(request, known.role)
        if incoming.forwarded and text == incoming.text and known.role > Role.MEMBER:
            return Reply(texts_hearing.not_forwarded())
        if known.audited:
            return await self._audited(name, known, request)
        return await known.handler(self._desk, request)

    async def _audited(self, name: str, command: Command, request: Request) -> Reply:
        """Carry out a command between two lines of the log: a crash leaves the first one."""
        act = audit.act_of(request.argument, command.acts)
        database, outcome, unit = self._desk.database, Outcome.FAILED, None
        number = await database.transact(
            lambda s: audit.begin(
                s, request.who, request.at, name, act, unit=request.unit, now=request.now
            )
        )
        try:
            reply = await command.handler(self._desk, request)
            outcome, unit = Outcome.DONE, reply.unit
        except ForbiddenError as error:
            reply, outcome, unit = Reply(error.words), Outcome.REFUSED, error.unit
        finally:
            ended, about = outcome, unit
            await database.transact(lambda s: audit.end(s, number, ended, unit=about))
        return reply

    async def _note_refused(self, name: str, command: Command, request: Request) -> None:
        act = audit.act_of(request.argument, command.acts)
        await self._desk.database.transact(
            lambda s: audit.refuse(
                s, request.who, request.at, name, act, unit=request.unit, now=request.now
            )
        )

    async def _refused(self, request: Request, needed: Role) -> Reply:
        if request.chat is None and needed <= Role.CHAT_ADMIN:
            return await binding.unbound(self._desk, request)
        return _refusal(needed)

    async def _question(self, request: Request) -> Reply:
        if request.role < Role.MEMBER:
            return await binding.welcome(self._desk, request)
        return await questions.ask(self._desk, request)

    async def _request(
        self, lane: Lane, incoming: Incoming, argument: str, *, sure: bool
    ) -> Request:
        chat, unit, standing = await self._desk.database.transact(
            lambda session: _known(session, incoming, self._owners)
        )
        if chat is not None and chat.paused is not None:
            # Whoever speaks to us here can be spoken to again.
            now = self._clock()
            await self._desk.database.transact(lambda s: health.resume(s, incoming.chat, now))
        if chat is not None and not standing.chat_admin and not incoming.anonymous:
            asked = await lane.platform.is_admin(incoming.chat, incoming.sender)
            standing = replace(standing, platform_admin=bool(asked))
        role = role_of(standing, anonymous=incoming.anonymous)
        return Request(
            incoming=incoming,
            at=incoming.chat,
            chat=chat,
            role=role,
            argument=argument,
            now=self._clock(),
            unit=unit,
            roots=roots_of(standing, role),
            sure=sure,
        )

    async def _say(self, lane: Lane, incoming: Incoming, reply: Reply) -> Sequence[str]:
        messages = render.reply(reply, lane.platform.abilities, incoming)
        if incoming.said_at is not None and self._clock() - incoming.said_at > LATE:
            first, *rest = (replace(message, silent=True) for message in messages)
            messages = [replace(first, replies=incoming.id), *rest]
        return await lane.answer(incoming.chat, messages, thread=incoming.thread) or ()

    async def _apologize(self, lane: Lane, incoming: Incoming) -> None:
        try:
            await self._say(lane, incoming, Reply(texts.stumbled()))
        except Exception:
            # Were it raised, the platform would bring the same thing again, for ever.
            log.exception("apology not sent", extra={"platform": lane.platform.name})

    async def _replaced(self, lane: Lane, incoming: Incoming, reply: Reply) -> bool:
        """Put the answer in the place of what was pressed; False where that cannot be changed."""
        first: Message = render.reply(reply, lane.platform.abilities, incoming)[0]
        try:
            await lane.platform.edit(incoming.chat, incoming.pressed or "", first)
        except SendError as error:
            log.info("message not replaced", extra={"fault": str(error)})
            return not isinstance(error, RefusedError)
        return True

    async def _said(self, incoming: Incoming) -> tuple[Said, str] | None:
        """Return what is answered to a yes-or-no question, and the command that it stands for.

        A yes in reply to a notice confirms it, as its button does; "đã nhận" the last one, too.
        """
        if not incoming.addressed or incoming.text.lstrip().startswith("/"):
            return None
        at, who, now = incoming.chat, incoming.sender, self._clock()
        text, replied = incoming.text, incoming.replied
        if named := self._offers.named(at, who, text, now, replied=replied):
            return Said.YES, named
        said = Said.NO if gives_up(text) else answered(text)
        if said is None:
            return None
        command = self._offers.answered(at, who, said, now, replied=replied)
        if command is None and (said is Said.RECEIVED or (replied and said is not Said.NO)):
            number = await self._desk.database.transact(
                lambda s: notices.asked_last(s, at, replied=replied)
            )
            command = None if number is None else f"/danhan {number}"
        return (said, command) if command else None

    async def _meant(self, lane: Lane, incoming: Incoming) -> str:
        """Return the command that a number, or words that were asked for, stand for."""
        text = incoming.text
        if not incoming.addressed or commands.parse(text):
            return text
        if named := picked(text):
            chosen = self._chosen(lane, incoming, named)
            if meant := await self._confirmed(lane, incoming, named, chosen) or chosen:
                return meant
        if several := self._chosen_several(incoming):
            return several
        return self._completed(incoming)

    def _completed(self, incoming: Incoming) -> str:
        """Return the command that the words complete which somebody was asked for, if he was.

        Who does not want it any more lets it be; a clear question is answered, whatever is open.
        """
        text, now = incoming.text, self._clock()
        awaited = self._offers.awaited(incoming.chat, incoming.sender, now)
        if not awaited or asks_otherwise(text, awaited, now.astimezone(self._desk.zone)):
            return text
        return f"/huy {awaited[1:]}" if gives_up(text, awaited) else f"{awaited} {text}"

    async def _confirmed(
        self, lane: Lane, incoming: Incoming, named: Picked, chosen: str | None
    ) -> str | None:
        """Return what confirms a notice, where that is a number in place of a button.

        Where it may mean something ``chosen``, too, it answers what is replied to or came last.
        """
        if lane.platform.abilities.choices or not (named.bare and named.number == CONFIRMS):
            return None
        at, replied = incoming.chat, incoming.replied
        since = self._offers.since(at, incoming.sender, self._clock()) if chosen else None
        number = await self._desk.database.transact(
            lambda s: notices.asked_last(s, at, replied=replied, since=since)
        )
        return None if number is None else f"/danhan {number}"

    def _chosen(self, lane: Lane, incoming: Incoming, named: Picked) -> str | None:
        """Return the command behind a number: of a story of a list, or of a numbered line."""
        at, who, now = incoming.chat, incoming.sender, self._clock()
        if named.weekday:
            before = self._desk.memory.recall.last(at, who, now)
            if before is not None and of_a_weekday(before.asked.text):
                return None  # "tin thứ hai", then "tin thứ ba": the day after
        lines = named.bare and not lane.platform.abilities.choices
        return self._offers.numbered(
            at, who, named.number, now, replied=incoming.replied, lines=lines
        )

    def _chosen_several(self, incoming: Incoming) -> str | None:
        """Return the command that opens several stories of a list at once: "2 và 4"."""
        at, who, now = incoming.chat, incoming.sender, self._clock()
        found = [
            self._offers.numbered(at, who, number, now, replied=incoming.replied, lines=False)
            for number in picked_several(incoming.text)
        ]
        opened = [each for each in found if each is not None and each.startswith(lists.OPENER)]
        if not opened or len(opened) < len(found):
            return None
        return lists.OPENER + f" {lists.OPENER[-1]}".join(
            each.removeprefix(lists.OPENER) for each in opened
        )


def _asks_surely(reply: Reply) -> bool:
    """Say whether a reply asks for what cannot be taken back."""
    return any(choice.answer is Answer.SURELY for row in reply.choices for choice in row)


def _as_meant(name: str, request: Request) -> str:
    """Return the command behind ``/start CODE``: what a link that adds the bot to a group says.

    Telegram lets any word stand there: what is no code is not a wrong try, either.
    """
    linked = name == "start" and request.chat is None and is_code(request.argument)
    return "dangky" if linked else name


def _near(parsed: tuple[str, str] | None) -> bool:
    """Say whether a command that we do not know looks like a slip of one of ours."""
    return parsed is not None and commands.guess(parsed[0]) is not None


def _known(
    session: Session, incoming: Incoming, owners: frozenset[ChatId]
) -> tuple[Chat | None, int | None, Standing]:
    """Return the chat, its unit's number, and what we ourselves know of the sender there."""
    chat = store.chat(session, incoming.chat)
    unit = units.unit_of_chat(session, chat.id) if chat else None
    who = ChatId(incoming.chat.platform, incoming.sender)
    held = grants.grants_of(session, who)
    standing = Standing(
        owner=who in owners,
        admin=any(each.role is Role.ADMIN for each in held),
        roots=grants.roots(held),
        line=None if unit is None else units.line(session, unit),
        chat_admin=chat is not None and who.id in store.chat_admins(session, chat.id),
    )
    return chat, unit, standing


def _refusal(needed: Role) -> Reply:
    if needed is Role.UNIT_ADMIN:
        return Reply(texts_roles.unit_admins_only())
    if needed >= Role.ADMIN:
        return Reply(texts.admins_only())
    return Reply(texts.refused())
