"""``/thongbao``: an admin writes a notice, chooses units, looks at it, and sends it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo
from types import MappingProxyType

from sqlalchemy.orm import Session

from bot import photos, secrecy
from bot.access import Request
from bot.errors import ForbiddenError, SendError
from bot.handlers import notice_drafts, notice_reach, notice_reports, organisations
from bot.handlers.desk import Desk
from bot.handlers.organisations import paged
from bot.messages import Answer, Attachment, Choice, Reply, RichText
from bot.outbound import noticing
from bot.reach import Reach, allowed, kinds
from bot.stores import units
from bot.stores.store import named
from bot.texts import notices as texts_notices
from bot.texts import writing as texts_writing
from bot.typed.days import read_day
from bot.typed.times import read_times
from bot.writing import Draft
from jobs.text import fold

MOST_TEXT = 4000
"""Characters of a notice: one or two messages, never a brochure."""

MOST_OF_A_STEP = 3
"""Words of a step, its page not counted: more of them are the notice itself."""

LATE = time(17)
"""The hour of a deadline that names a day only."""

FARTHEST = timedelta(days=60)
"""A deadline further ahead is a slip: bulletins and notices are kept for ninety days."""

Rows = tuple[tuple[Choice, ...], ...]
Step = Callable[[Desk, Request, Draft, str], Awaitable[Reply]]


async def notice(desk: Desk, request: Request) -> Reply:
    """``/thongbao``: those sent; ``/thongbao soan``: write one; ``/thongbao 12``: how 12 fared.

    ``/thongbao Mời các đồng chí …`` writes one, too, and so does ``/thongbao 20 giờ tối nay …``.

    What belongs to one that is being written is done to the sender's own draft in this chat; it
    is forgotten after ten minutes, by ``/huy``, and when another one is begun.
    """
    first, rest = _parted(request.argument)
    verb, _ = _parted(rest)
    if first.isdecimal() and len(first) < 10 and (verb == "sua" or _is_brief(request)):
        return await notice_reports.one(desk, request, int(first), rest)
    if first == "soan":
        return await (_anew(desk, request, rest) if rest else _ask_for_words(desk, request))
    if fold(paged(request.argument)[0]) in {"", "trang"}:
        return await notice_reports.listing(desk, request)
    return await _step(desk, request, first, rest)


async def _step(desk: Desk, request: Request, name: str, rest: str) -> Reply:
    """Do something to what is being written; what is no step is itself the words of another."""
    step, draft = STEPS.get(name), notice_drafts.current(desk, request)
    if step is None or not (name in NEVER_WORDS or (draft and name in OPEN) or _is_brief(request)):
        return await _anew(desk, request, request.argument)
    if draft is None:
        return Reply(texts_writing.no_draft(), ((_write(),),))
    return await step(desk, request, draft, rest)


def _is_brief(request: Request) -> bool:
    """Say whether what stands behind the command is short enough for a step or a report."""
    return len(paged(request.argument)[0].split()) <= MOST_OF_A_STEP


def _parted(argument: str) -> tuple[str, str]:
    """Return the first word, folded, and the rest as it was typed, lines and all."""
    words = argument.split(maxsplit=1)
    return (fold(words[0]) if words else "", words[1] if len(words) > 1 else "")


def _write() -> Choice:
    return Choice(texts_notices.write(), "/thongbao soan")


async def _ask_for_words(desk: Desk, request: Request) -> Reply:
    """Ask for the words of a new notice; until they come, what is being written stays."""
    draft = notice_drafts.current(desk, request)
    if draft is None:
        return Reply(texts_writing.write_now(), awaits="/thongbao soan")
    content = texts_writing.write_now() + "\n" + texts_writing.unsent(draft.text, draft.corrects)
    seen = draft.corrects is not None or draft.reach
    onward = Choice(texts_writing.go_on(), "/thongbao xem" if seen else "/thongbao noi")
    return Reply(content, ((onward,),), awaits="/thongbao soan")


async def _anew(desk: Desk, request: Request, text: str) -> Reply:
    """Take the words of a new notice: whom another one was for, or that it corrects, is no more."""
    draft = await _worded(desk, request, Draft(text=""), text, "soan")
    if isinstance(draft, Reply):
        return draft
    lost = notice_drafts.begin(desk, request, draft)
    reply = await _where(desk, request, draft, "")
    return replace(reply, content=lost + reply.content)


async def _other_words(desk: Desk, request: Request, draft: Draft, text: str) -> Reply:
    """Take other words for what is being written; whom it is for, and all else of it, stays."""
    if not text:
        ask = texts_writing.write_again
        words = texts_writing.write_now() if draft.corrects is None else ask(draft.corrects)
        return Reply(words, awaits="/thongbao noidung")
    other = await _worded(desk, request, draft, text, "noidung")
    if isinstance(other, Reply):
        return other
    notice_drafts.keep(desk, request, other)
    if other.corrects is not None or other.reach:
        return await _preview(desk, request, other, "")
    return await _where(desk, request, other, "")


async def _worded(
    desk: Desk, request: Request, before: Draft, text: str, step: str
) -> Draft | Reply:
    """Return a draft with other words, or why it cannot have them; ``step`` takes better ones.

    What is secret is refused, and not kept anywhere.
    """
    awaits = f"/thongbao {step}"
    refusal = refused(text)
    if refusal is not None:
        return Reply(refusal, awaits=awaits)
    try:
        photo = await _photo(desk, request)
    except SendError:
        return Reply(texts_writing.photo_not_fetched(), awaits=awaits)
    if photo is None and before.corrects is None and request.incoming.photo:
        return Reply(texts_writing.photo_not_understood(), awaits=awaits)
    return replace(before, text=text.strip(), photo=photo or before.photo)


async def _photo(desk: Desk, request: Request) -> Attachment | None:
    """Return the picture that came with the words; None where there is none that can be sent."""
    if not request.incoming.photo:
        return None
    data = await desk.download(request.at.platform, request.incoming.photo)
    return photos.picture(data, texts_writing.photo_name())


def refused(text: str) -> RichText | None:
    """Say why a text cannot be a notice; None where it can.

    What stands in a picture nobody reads here: whoever sends it is told to look himself.
    """
    if len(text) > MOST_TEXT:
        return texts_writing.too_long(MOST_TEXT)
    stamp = secrecy.stamp(text)
    if stamp is not None:
        return texts_writing.secret(stamp)
    return None if text.strip() else texts_writing.write_now()


async def _everything(desk: Desk, request: Request, draft: Draft, _rest: str) -> Reply:
    reach = replace(draft.reach, everything=not draft.reach.everything)
    return await _after_choice(desk, request, draft, reach)


async def _in_the_tree(desk: Desk, request: Request, draft: Draft, rest: str) -> Reply:
    """``donvi``: the tree; ``donvi TÊN``: a unit of it; "tất cả" typed for a name is all of it."""
    if fold(rest).strip() in EVERYBODY:
        reach = replace(draft.reach, everything=True)
        return await _after_choice(desk, request, draft, reach)
    return await notice_reach.by_tree(desk, request, draft, rest)


async def _after_choice(desk: Desk, request: Request, draft: Draft, reach: Reach) -> Reply:
    draft = notice_drafts.keep(desk, request, replace(draft, reach=reach))
    return await (_preview if reach else _where)(desk, request, draft, "")


async def _choose(desk: Desk, request: Request, draft: Draft, rest: str) -> Reply:
    """``chon cay #12``, ``chon rieng #12``: choose a unit with or without those below, or not."""
    how, _, name = rest.partition(" ")
    known = await desk.database.read(units.tree)
    unit = organisations.the(known, request, name).id
    reach = draft.reach
    if how == "rieng":
        reach = replace(reach, alone=reach.alone ^ {unit}, everything=False)
    else:
        reach = replace(reach, trees=reach.trees ^ {unit}, everything=False)
    return await _after_choice(desk, request, draft, reach)


async def _where(desk: Desk, request: Request, draft: Draft, _rest: str) -> Reply:
    return await notice_reach.where(desk, request, draft)


async def _kinds(desk: Desk, request: Request, draft: Draft, rest: str) -> Reply:
    """``loai``: the kinds of units; ``loai chi bo``: choose one, or no longer."""
    wanted, page = paged(fold(rest).strip())
    known = await desk.database.read(units.tree)
    there = kinds(known, allowed(known, request.roots))
    if wanted not in there and not _is_brief(request):
        return await _anew(desk, request, request.argument)
    if wanted in there:
        reach = replace(draft.reach, kinds=draft.reach.kinds ^ {wanted})
        draft = notice_drafts.keep(desk, request, replace(draft, reach=reach))
    return await notice_reach.by_kind(desk, request, draft, page)


async def _preview(desk: Desk, request: Request, draft: Draft, _rest: str) -> Reply:
    """Show what will be sent, and to whom; ask where nobody is chosen yet."""
    if draft.corrects is None and not draft.reach:
        return await _where(desk, request, draft, "")

    def work(session: Session) -> Reply:
        if draft.corrects is not None:
            return _previewed_correction(session, desk, request, draft)
        known = units.tree(session)
        whom = notice_reach.audience(session, known, desk, request, draft)
        content = texts_writing.preview(
            _shown(draft, desk.zone),
            notice_reach.chosen(known, draft.reach),
            chats={name: len(chats) for name, chats in whom.chats.items()},
            paused=whom.paused,
            away=whom.away,
            empty=whom.empty,
            urgent=draft.urgent,
        )
        if draft.photo:
            content = content + "\n" + texts_writing.look_at_the_photo()
        if not whom.total:
            content = content + "\n" + texts_writing.nobody()
        options = _options(draft, desk.zone, sends=bool(whom.total))
        return Reply(content, options, attachment=draft.photo)

    return await desk.database.read(work)


def _shown(draft: Draft, zone: tzinfo) -> RichText:
    deadline = draft.deadline.astimezone(zone) if draft.deadline else None
    return texts_notices.notice(
        draft.text, confirm=draft.confirm, deadline=deadline, urgent=draft.urgent
    )


def _options(draft: Draft, zone: tzinfo, *, sends: bool) -> Rows:
    deadline = draft.deadline.astimezone(zone) if draft.deadline else None
    confirm = [Choice(texts_writing.confirm_choice(wanted=draft.confirm), "/thongbao xacnhan")]
    if draft.confirm:
        confirm.append(Choice(texts_writing.deadline_choice(deadline), "/thongbao han"))
    return (
        *(((Choice(texts_writing.send(), "/thongbao gui"),),) if sends else ()),
        tuple(confirm),
        (Choice(texts_writing.urgent_choice(urgent=draft.urgent), "/thongbao khan"),),
        (
            Choice(texts_writing.whom(), "/thongbao noi"),
            Choice(texts_writing.rewrite(), "/thongbao noidung"),
        ),
        (Choice(texts_writing.drop(), "/huy", Answer.NO),),
    )


def _previewed_correction(session: Session, desk: Desk, request: Request, draft: Draft) -> Reply:
    assert draft.corrects is not None  # noqa: S101  the caller has looked
    before = notice_reports.the(session, request, draft.corrects)
    shown = replace(draft, confirm=before.confirm, deadline=before.deadline, urgent=before.urgent)
    chats = len(notice_reports.fates(session, draft.corrects))
    content = texts_writing.preview_correction(_shown(shown, desk.zone), draft.corrects, chats)
    rows = (
        (Choice(texts_writing.send_correction(), "/thongbao gui"),),
        (
            Choice(texts_writing.rewrite(), "/thongbao noidung"),
            Choice(texts_writing.drop(), "/huy", Answer.NO),
        ),
    )
    return Reply(content, rows)


async def _confirm(desk: Desk, request: Request, draft: Draft, _rest: str) -> Reply:
    draft = notice_drafts.keep(desk, request, replace(draft, confirm=not draft.confirm))
    return await _preview(desk, request, draft, "")


async def _urgent(desk: Desk, request: Request, draft: Draft, _rest: str) -> Reply:
    draft = notice_drafts.keep(desk, request, replace(draft, urgent=not draft.urgent))
    return await _preview(desk, request, draft, "")


async def _deadline(desk: Desk, request: Request, draft: Draft, rest: str) -> Reply:
    """``han 17h ngày 5/12``, ``han 2 ngày``, ``han khong``; ``han`` asks."""
    days = tuple(
        Choice(texts_writing.in_days(each), f"/thongbao han {each} ngay") for each in (1, 3, 7)
    )
    rows: Rows = (days, (Choice(texts_writing.no_deadline(), "/thongbao han khong"),))
    if not rest:
        return Reply(texts_writing.which_deadline(), rows, awaits="/thongbao han")
    until = None if fold(rest).strip() == "khong" else read_deadline(rest, request.now, desk.zone)
    if until is None and fold(rest).strip() != "khong":
        return _no_deadline(request, rows)
    draft = notice_drafts.keep(desk, request, replace(draft, deadline=until, confirm=True))
    return await _preview(desk, request, draft, "")


def _no_deadline(request: Request, rows: Rows) -> Reply:
    """Say that a deadline is none; so many words may as well begin another notice: "Hạn nộp …"."""
    content = texts_writing.deadline_not_understood()
    if not _is_brief(request):
        content, rows = content + "\n" + texts_writing.or_another(), (*rows, (_write(),))
    return Reply(content, rows, awaits="/thongbao han")


def read_deadline(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the moment that ``text`` names; None where it names none that is still to come.

    A day without an hour means 17:00 there; "2 ngày" means two days from now.
    """
    words = fold(text).split()
    if len(words) == 2 and words[0].isdecimal() and len(words[0]) < 3 and words[1] == "ngay":
        until = now + timedelta(days=int(words[0]))
    else:
        here = now.astimezone(zone)
        found = read_day(text, here.date())
        day, rest = found or (here.date(), fold(text))
        hours = read_times(rest.replace("truoc", " ").strip()) if rest.strip() else (LATE,)
        if not hours or len(hours) != 1:
            return None
        until = datetime.combine(day, hours[0], zone).astimezone(now.tzinfo)
    return until if now < until <= now + FARTHEST else None


async def _send(desk: Desk, request: Request, draft: Draft, _rest: str) -> Reply:
    """Send what was just looked at: a press on the preview's own choice, and nothing else."""
    if not request.sure or refused(draft.text) is not None:
        return await _preview(desk, request, draft, "")
    writing, sender = desk.memory.writing, request.incoming.sender
    writing.drop(request.at, sender)  # first: two presses at once must not send twice
    try:
        reply = await desk.database.transact(lambda s: _sent(s, desk, request, draft))
    except ForbiddenError:
        raise
    except Exception:
        writing.keep(request.at, sender, draft, request.now)
        raise
    desk.wake()
    return reply


def _sent(session: Session, desk: Desk, request: Request, draft: Draft) -> Reply:
    zone, now, platforms = desk.zone, request.now, desk.platforms()
    if draft.corrects is not None:
        return notice_reports.corrected(session, desk, request, draft.corrects, draft.text)
    if draft.deadline is not None and draft.deadline <= now:
        draft = replace(draft, deadline=None)
    known = units.tree(session)
    whom = notice_reach.audience(session, known, desk, request, draft)
    if not whom.total:
        return Reply(texts_writing.nobody())
    number = noticing.send(
        session,
        known,
        draft,
        whom,
        maker=named(request.who),
        platforms=platforms,
        zone=zone,
        now=now,
    )
    report = Choice(texts_writing.see_report(), f"/thongbao {number}")
    return Reply(texts_writing.sent(number, whom.total), ((report,),), replaces=True)


EVERYBODY = frozenset({"tat ca", "tatca", "tat ca don vi", "tat ca cac don vi"})

STEPS: MappingProxyType[str, Step] = MappingProxyType(
    {
        "noidung": _other_words,
        "noi": _where,
        "tatca": _everything,
        "donvi": _in_the_tree,
        "chon": _choose,
        "loai": _kinds,
        "xem": _preview,
        "xacnhan": _confirm,
        "khan": _urgent,
        "han": _deadline,
        "gui": _send,
    }
)
"""What can be done to a notice that is being written."""

NEVER_WORDS = frozenset({"noidung", "donvi"})
"""Steps that no sentence begins with: Vietnamese writes each as two words."""

OPEN = frozenset({"han", "loai"})
"""Steps behind which many words may stand, and that a sentence may begin with, too."""
