"""What is done with one compilation: its stories, title, day, units; preview, approval, undo."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from sqlalchemy.orm import Session

from bot.access import Request
from bot.handlers import compilation_changes
from bot.handlers.compilation_view import as_shown, said, shown
from bot.handlers.desk import Desk
from bot.messages import Answer, Choice, Reply
from bot.outbound import compiling, issuing, resending
from bot.stores import bulletins, compilations, units
from bot.stores.compilations import Kept, Stage
from bot.tables.counter import Kind
from bot.texts import compilation_faults as texts_compilation_faults
from bot.texts import compilations as texts_compilations
from bot.texts import general as texts
from bot.texts import issuing as texts_issuing
from bot.texts import resending as texts_resending
from jobs.compiling.compilation import Compilation

_GLUED = re.compile(r"(bo|xoa|len|xuong|sua)(v?\d.*)")

Deed = Callable[[Desk, Request, Kept, str], Awaitable[Reply]]


async def done(desk: Desk, request: Request, kept: Kept, verb: str, rest: str) -> Reply:
    """Do with a compilation what a verb says; of an unknown one it says so."""
    if verb in DEEDS:
        return await DEEDS[verb](desk, request, kept, rest)
    verb, rest = _apart(verb, rest)
    change = compilation_changes.CHANGES.get(verb)
    if change is None:
        words = request.argument.strip().removeprefix(str(kept.id)).strip()
        return await desk.database.transact(lambda s: _not_understood(s, desk, kept, words))
    if kept.state.stage is not Stage.DRAFT:
        return Reply(texts_compilation_faults.decided(kept.state.stage), unit=kept.unit)

    def work(session: Session) -> Reply:
        changed = change(session, desk, request, kept, rest)
        if isinstance(changed, Reply):
            return replace(changed, unit=kept.unit, awaits=f"/tailieu {kept.id}")
        reply = _shown(session, desk, changed)
        gone = _left_out(kept.state.made, changed.state.made)
        if not gone:
            return reply
        return replace(reply, content=texts_compilations.left_out(gone) + "\n\n" + reply.content)

    return await _unless_overtaken(desk, kept, work)


def _apart(verb: str, rest: str) -> tuple[str, str]:
    """Take "bỏ3" for "bỏ 3"."""
    match = _GLUED.fullmatch(verb)
    return (match[1], f"{match[2]} {rest}") if match else (verb, rest)


def _not_understood(session: Session, desk: Desk, kept: Kept, words: str) -> Reply:
    """Show it, and say that nothing was done, so that nobody takes the list for a yes."""
    reply = _shown(session, desk, kept)
    if not words:
        return reply
    content = texts_compilation_faults.not_understood(words) + "\n\n" + reply.content
    return replace(reply, content=content)


def _left_out(before: Compilation, after: Compilation) -> list[str]:
    """Return what is not told any more: the numbers of a list that others changed may mislead."""
    told = {each.entry for each in after.items}
    named = {each.name for each in after.documents}
    return [
        *(each.title for each in before.items if each.entry not in told),
        *(each.name for each in before.documents if each.name not in named),
    ]


async def _unless_overtaken(desk: Desk, kept: Kept, work: Callable[[Session], Reply]) -> Reply:
    """Do ``work`` on what was read; where somebody was faster, only show what it is by now.

    Its numbers may mean other stories by then, and what was a draft may be with the members.
    """

    def guarded(session: Session) -> Reply:
        if _overtaken(session, kept):
            return _shown(session, desk, compilations.kept(session, kept.id) or kept)
        return work(session)

    return await desk.database.transact(guarded)


def _shown(session: Session, desk: Desk, kept: Kept) -> Reply:
    return shown(session, kept, platforms=desk.platforms(), zone=desk.zone)


def _overtaken(session: Session, kept: Kept) -> bool:
    """Say whether somebody else has changed it since it was read, ``as_shown``.

    The number of its last step does not tell: one step back and another one forth give it again.
    """
    now = compilations.kept(session, kept.id)
    return now is None or as_shown(session, now) != kept


async def _preview(desk: Desk, request: Request, kept: Kept, _: str, *, word: bool) -> Reply:
    paper = await desk.database.transact(
        lambda s: compiling.laid(s, kept, desk.zone, kept.state.due_at or request.now)
    )
    carried = await compiling.file(paper, word=word)
    draft = kept.state.stage is Stage.DRAFT
    content = texts_compilations.seen(kept.id) if draft else texts_compilations.looked_at()
    return said(kept, content, attachment=carried)


async def _approve(desk: Desk, request: Request, kept: Kept, rest: str) -> Reply:
    """Approve what is still a draft, and is what the sender saw.

    A choice approves only what stood above it ("duyet ~1f0c9a"): another secretary may have
    changed it since.
    """
    if kept.state.stage is not Stage.DRAFT:
        return Reply(texts_compilation_faults.decided(kept.state.stage), unit=kept.unit)
    if _changed_since(kept, rest):
        return await desk.database.transact(lambda s: _as_it_is(s, desk, kept))
    return await _approve_seen(desk, request, kept, sure=request.sure and "ngay" in rest.split())


def _changed_since(kept: Kept, rest: str) -> bool:
    """Say whether a choice bears the mark of what the compilation is no longer."""
    mark = compilations.mark_of(kept.state)
    return any(word.startswith("~") and word != mark for word in rest.split())


def _as_it_is(session: Session, desk: Desk, kept: Kept) -> Reply:
    reply = _shown(session, desk, kept)
    content = texts_compilation_faults.changed_since() + "\n\n" + reply.content
    return replace(reply, content=content)


async def _approve_seen(desk: Desk, request: Request, kept: Kept, *, sure: bool) -> Reply:
    """Approve; what would go out at once is asked about once more."""
    platforms = desk.platforms()
    whom = await desk.database.transact(
        lambda s: compiling.audience(s, units.tree(s), kept, platforms)
    )
    due_at = kept.state.due_at
    if not (kept.state.made.items and whom.total):
        content = (
            texts_compilations.nobody() if kept.state.made.items else texts_compilations.empty()
        )
        return Reply(content, unit=kept.unit, awaits=f"/tailieu {kept.id}")
    later = due_at is not None and due_at > request.now
    if not later and not sure:
        mark = compilations.mark_of(kept.state)
        command = f"/tailieu {kept.id} duyet ngay {mark}"
        yes = Choice(texts_compilations.send_now(), command, Answer.SURELY)
        no = Choice(texts_compilations.keep(), f"/tailieu {kept.id}", Answer.NO)
        content = texts_compilations.sure_to_send(kept.id, whom.total)
        return Reply(content, ((yes, no),), unit=kept.unit, awaits=f"/tailieu {kept.id}")
    state = replace(kept.state, stage=Stage.APPROVED, due_at=due_at if later else request.now)

    def approve(session: Session) -> Kept | None:
        if _overtaken(session, kept):
            return None
        return compilations.step(session, kept.id, state, request.now)

    approved = await desk.database.transact(approve)
    if approved is None:
        return said(kept, texts_compilation_faults.overtaken())
    if later and due_at is not None:
        content = texts_compilations.scheduled(kept.id, due_at.astimezone(desk.zone), whom.total)
        mark = compilations.mark_of(approved.state)
        undo = Choice(texts_compilations.undo(), f"/tailieu {kept.id} hoantac {mark}")
        return Reply(content, ((undo,),), unit=kept.unit)
    chats = await compiling.publish(
        desk.database, approved, platforms, zone=desk.zone, now=request.now
    )
    desk.wake()
    if not chats:  # the timetable was faster while the file was made, or its sources took it back
        return await desk.database.transact(
            lambda s: _shown(s, desk, compilations.kept(s, kept.id) or kept)
        )
    return Reply(texts_compilations.sent(kept.id, chats), replaces=True, unit=kept.unit)


async def _undo(desk: Desk, request: Request, kept: Kept, rest: str) -> Reply:
    """Take the last step back; an approval whose hour is over comes back as a draft.

    As it was, the next minute would send it, and nobody asked. A choice that is pressed twice
    takes back the step that it stood under, and not the one before as well.
    """
    if kept.state.stage in {Stage.SENT, Stage.WITHDRAWN}:
        back = Choice(texts_compilations.take_back(), f"/tailieu {kept.id} thuhoi")
        return Reply(texts_compilation_faults.sent_is_sent(), ((back,),), unit=kept.unit)

    def work(session: Session) -> Reply:
        if _changed_since(kept, rest):
            return _as_it_is(session, desk, kept)
        before = compilations.undo(session, kept.id)
        if before is None:
            return said(kept, texts_compilation_faults.nothing_to_undo())
        if not before.state.overdue(request.now):
            return _shown(session, desk, before)
        draft = replace(before.state, stage=Stage.DRAFT, due_at=None)
        reply = _shown(session, desk, compilations.amend(session, kept.id, draft))
        return replace(reply, content=texts_compilations.hour_is_over() + "\n\n" + reply.content)

    return await _unless_overtaken(desk, kept, work)


async def _cancel(desk: Desk, request: Request, kept: Kept, rest: str) -> Reply:
    """Throw all of it away, asked once more: "hủy" ends elsewhere only what is being said."""
    if kept.state.stage not in {Stage.DRAFT, Stage.APPROVED}:
        return Reply(texts_compilation_faults.decided(kept.state.stage), unit=kept.unit)
    if _changed_since(kept, rest):
        return await desk.database.transact(lambda s: _as_it_is(s, desk, kept))
    if not (request.sure and rest.split(" ", maxsplit=1)[0] == "co"):
        command = f"/tailieu {kept.id} huy co {compilations.mark_of(kept.state)}"
        yes = Choice(texts_compilations.yes_cancel(), command, Answer.YES)
        no = Choice(texts.keep(), f"/tailieu {kept.id}", Answer.NO)
        return Reply(texts_compilations.sure_to_cancel(kept.id), ((yes, no),), unit=kept.unit)
    state = replace(kept.state, stage=Stage.CANCELLED)

    def work(session: Session) -> Reply:
        return _shown(session, desk, compilations.step(session, kept.id, state, request.now))

    return await _unless_overtaken(desk, kept, work)


async def _take_back(desk: Desk, request: Request, kept: Kept, rest: str) -> Reply:
    if kept.state.stage is not Stage.SENT:
        return await desk.database.transact(lambda s: _shown(s, desk, kept))
    platforms, sure = desk.platforms(), request.sure and bool(rest)

    def work(session: Session) -> Reply:
        carried = [
            bulletins.the(session, number) for number in compilations.bulletins_of(session, kept.id)
        ]
        away = next((each.platform for each in carried if each.platform not in platforms), None)
        if away is not None:
            return Reply(texts_issuing.platform_away(away), unit=kept.unit)
        if not sure:
            chats = sum(len(bulletins.chats_of(session, each.id)) for each in carried)
            command = f"/tailieu {kept.id} thuhoi ngay"
            yes = Choice(texts_compilations.take_back(), command, Answer.SURELY)
            no = Choice(texts_compilations.keep(), f"/tailieu {kept.id}", Answer.NO)
            content = texts_compilations.sure_to_take_back(kept.id, chats)
            return Reply(content, ((yes, no),), unit=kept.unit)
        chats = sum(
            issuing.withdraw(
                session, each, platforms[each.platform], zone=desk.zone, now=request.now
            )
            for each in carried
        )
        state = replace(kept.state, stage=Stage.WITHDRAWN)
        compilations.step(session, kept.id, state, request.now)
        return Reply(texts_compilations.taken_back(kept.id, chats), replaces=True, unit=kept.unit)

    reply = await _unless_overtaken(desk, kept, work)
    desk.wake()
    return reply


async def _send_again(desk: Desk, request: Request, kept: Kept, _: str) -> Reply:
    """Send it again to the chats that it missed; never what was taken back."""
    kind, platforms = Kind.COMPILATION.value, desk.platforms()
    if kept.state.stage is Stage.WITHDRAWN:
        return Reply(texts_resending.taken_back(kind, kept.id), unit=kept.unit)

    def work(session: Session) -> Reply:
        if kept.state.stage is not Stage.SENT:
            reply = _shown(session, desk, kept)
            content = texts_compilation_faults.not_sent_yet() + "\n\n" + reply.content
            return replace(reply, content=content)
        chats = sum(
            resending.resend_missed(session, number, platforms, request.now)
            for number in compilations.bulletins_of(session, kept.id)
        )
        return Reply(texts_resending.sent_again(kind, kept.id, chats), unit=kept.unit)

    reply = await _unless_overtaken(desk, kept, work)
    desk.wake()
    return reply


DEEDS: Mapping[str, Deed] = MappingProxyType(
    {
        "xem": partial(_preview, word=False),
        "word": partial(_preview, word=True),
        "duyet": _approve,
        "hoan": _undo,
        "hoantac": _undo,
        "huy": _cancel,
        "gui": _send_again,
        "thu": _take_back,
        "thuhoi": _take_back,
    }
)
"""What else is done with one; "hoàn tác" and "thu hồi" are two words."""
