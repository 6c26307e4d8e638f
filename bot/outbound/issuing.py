"""A bulletin's way from being composed to being on its way: drafts, release, correction.

Plain functions of a session; each is one step that is done whole or not at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from sqlalchemy.orm import Session

from bot import render
from bot.messages import Message, RichText
from bot.outbound import amending
from bot.platforms.base import Abilities
from bot.stores import alarms, approvals, bulletins, corrections, store
from bot.stores.alarms import Event
from bot.stores.approvals import PATIENCE, Asks, Doubts, Reason
from bot.stores.bulletins import INSTEAD, Kept
from bot.tables.counter import Kind, Stage
from bot.texts import documents as texts_documents
from bot.texts import issuing as texts_issuing
from bot.texts import notices as texts_notices
from jobs import own_words
from jobs.bulletin import Bulletin, arranged
from jobs.selection import Sources
from jobs.stores import store as news
from jobs.stores.checks import Change
from jobs.stores.checks import Kind as ChangeKind

CORRECTED = timedelta(days=7)
"""How long bulletins are corrected: as long as their articles are looked at."""


def issue(
    session: Session,
    made: Bulletin,
    chats: Sequence[int],
    abilities: Abilities,
    *,
    platform: str,
    topics: Sequence[str],
    brief: bool,
    zone: tzinfo,
    now: datetime,
    due_at: datetime,
    doubts: Doubts,
) -> int:
    """Enter a bulletin for chats of one platform and one choice; a draft where it is doubted.

    Returns:
        Its number.
    """
    number = bulletins.add(
        session, made, platform=platform, topics=topics, now=now, due_at=due_at, brief=brief
    )
    if not doubts:
        told = _messages(made, abilities, zone, brief=brief)
        bulletins.enter(session, number, told, chats, now=now)
        return number
    bulletins.hold_back(
        session,
        number,
        reasons=doubts.reasons,
        doubted=doubts.entries,
        audience=chats,
        deadline=max(due_at, now) + PATIENCE,
    )
    alarms.sound(session, Event.DRAFT, now, bulletin=number)
    return number


def join(session: Session, number: int, chats: Sequence[int], now: datetime) -> bool:
    """Let more chats have a bulletin, or be among those of its draft; False where it is no more."""
    kept = bulletins.kept(session, number)
    if kept is None or kept.stage is Stage.CANCELLED or corrections.superseded(session, kept):
        return False
    if kept.stage is Stage.DRAFT:
        bulletins.set_audience(session, number, [*kept.audience, *chats])
    else:
        bulletins.deliver(session, number, chats, now=now)
    return True


def contents(session: Session, kept: Kept) -> Bulletin | None:
    """Return what a bulletin tells as it is kept now; None where nothing is left of it.

    What its source took back meanwhile is not told, and no outlet is named as telling a story, too,
    that one of its chats does not want.
    """
    standing, wanted = news.standing(session, kept.entries), _sources(session, kept)
    stories = [
        replace(
            story,
            title=kept.titles.get(story.entry, story.title),
            others=tuple(
                each for each in story.others if all(one.hears(each.outlet) for one in wanted)
            ),
        )
        for story in news.stories_by_id(session, [e for e in kept.entries if e in standing])
    ]
    made = arranged(stories, kept.topics, kept.window, left_out=kept.left_out)
    if made is None:
        return None
    return own_words.bulletin(session, made) if kept.verbatim else made


def _sources(session: Session, kept: Kept) -> frozenset[Sources]:
    """Return which outlets the chats want to which a bulletin goes, or went."""
    chats = kept.audience or bulletins.chats_of(session, kept.first)
    return store.sources_of(session, chats)


def release(
    session: Session, kept: Kept, abilities: Abilities, *, zone: tzinfo, now: datetime
) -> int | None:
    """Let a draft go out; return to how many chats, None where it was decided before.

    What corrects a bulletin that was taken back goes to nobody.
    """
    if corrections.withdrawn(session, kept):
        bulletins.set_stage(session, kept.id, Stage.CANCELLED)
        return None
    if not bulletins.set_stage(session, kept.id, Stage.RELEASED):
        return None
    if kept.kind is Kind.CORRECTION:
        return change(session, kept, abilities, zone=zone, now=now)
    chats = store.still_there(session, kept.audience)
    made = contents(session, kept)
    store.note_told(session, chats, until=kept.window.until)
    if made is None or not chats:
        return 0
    told = _messages(made, abilities, zone, brief=kept.brief)
    bulletins.enter(session, kept.id, told, chats, now=now)
    return len(chats)


def cancel(session: Session, kept: Kept) -> bool:
    """Let nobody have a draft, nor its news another time; False where it was decided before."""
    if not bulletins.set_stage(session, kept.id, Stage.CANCELLED):
        return False
    if kept.kind is Kind.BULLETIN:
        store.note_told(session, kept.audience, until=kept.window.until)
    return True


def decide_late(
    session: Session, platforms: Mapping[str, Abilities], *, zone: tzinfo, now: datetime
) -> None:
    """Decide the drafts whose deadline has passed.

    Where a unit asks for approval, the news comes in the next bulletin's draft; the stories of a
    source that needs approval are left out. What a machine wrote is told in the articles' own
    words: nobody goes without news because nobody looked.
    """
    for kept in bulletins.drafts(session):
        if kept.deadline is None or kept.deadline > now or kept.platform not in platforms:
            continue
        held = _held(session, kept)
        rest = [entry for entry in kept.entries if entry not in held]
        quoted = bool(rest) and not kept.brief and _is_written(session, rest)
        if rest:
            bulletins.edit(session, kept.id, entries=rest, titles=kept.titles)
            left = bulletins.quote(session, kept.id)
            release(session, left, platforms[kept.platform], zone=zone, now=now)
        else:
            bulletins.set_stage(session, kept.id, Stage.CANCELLED)
        about = {"held": "yes" if held else "", "quoted": "yes" if quoted else ""}
        alarms.sound(session, Event.DRAFT_LATE, now, bulletin=kept.id, **about)


def _held(session: Session, kept: Kept) -> set[int]:
    """Return the entries of a draft that go to nobody unless somebody approves them."""
    if Reason.UNIT in kept.reasons:
        return set(kept.entries)
    feeds, feed_of = approvals.asked(session, Asks.FEED), news.feeds_of(session, kept.doubted)
    return {entry for entry in kept.doubted if feed_of.get(entry) in feeds}


def _is_written(session: Session, entries: Sequence[int]) -> bool:
    """Say whether a language model wrote any of it, maybe after the draft was made."""
    return any(story.machine_written for story in news.stories_by_id(session, entries))


def correct(session: Session, kept: Kept, now: datetime) -> Kept:
    """Return a draft that corrects a bulletin that went out.

    Until it is edited it tells what chats read now: what was corrected before stays so. One that
    is already being edited is returned again.
    """
    for draft in bulletins.drafts(session):
        if draft.corrects == kept.id:
            return draft
    told = corrections.as_corrected(session, kept)
    made = contents(session, told) or Bulletin(window=kept.window, sections=(), left_out=0)
    number = bulletins.add(
        session,
        replace(made, left_out=kept.left_out),
        platform=kept.platform,
        topics=kept.topics,
        now=now,
        kind=Kind.CORRECTION,
        corrects=kept.id,
        brief=kept.brief,
        verbatim=told.verbatim,
    )
    bulletins.hold_back(session, number, reasons=(), doubted=(), audience=(), deadline=None)
    bulletins.edit(session, number, entries=told.entries, titles=told.titles)
    return bulletins.the(session, number)


def correct_changed(session: Session, changes: Sequence[Change], now: datetime) -> int:
    """Draft a correction of each bulletin whose source changed or took back what it tells now.

    The admins are asked; what a source took back is left out. Returns how many were drafted.
    """
    at = {change.entry: change.at for change in changes}
    gone = {change.entry for change in changes if change.kind is ChangeKind.WITHDRAWN}
    drafted = 0
    for kept in bulletins.telling(session, at, since=now - CORRECTED):
        told = corrections.as_corrected(session, kept)
        concerned = [entry for entry in told.entries if at.get(entry, told.made_at) > told.made_at]
        before = corrections.changed_at(session, kept.id)
        if not concerned or corrections.withdrawn(session, kept):
            continue
        if before and before >= max(at[entry] for entry in concerned):
            continue
        draft = correct(session, kept, now)
        left = [entry for entry in draft.entries if entry not in gone]
        bulletins.edit(session, draft.id, entries=left, titles=draft.titles)
        alarms.sound(session, Event.DRAFT, now, bulletin=draft.id)
        drafted += 1
    return drafted


def withdraw(
    session: Session, kept: Kept, abilities: Abilities, *, zone: tzinfo, now: datetime
) -> int:
    """Take back a bulletin from all chats that have it; return how many chats that concerns.

    With it goes what was sent in its place, and what was drafted to correct it.
    """
    for draft in bulletins.drafts(session):
        if draft.corrects == kept.id:
            bulletins.set_stage(session, draft.id, Stage.CANCELLED)
    number = bulletins.add_bare(
        session, Kind.WITHDRAWAL, platform=kept.platform, now=now, corrects=kept.id
    )
    taking = bulletins.the(session, number)
    return change(session, taking, abilities, zone=zone, now=now)


def change(
    session: Session, kept: Kept, abilities: Abilities, *, zone: tzinfo, now: datetime
) -> int:
    """Enter what changes the messages of the bulletin that ``kept`` corrects or takes back.

    What is still to be sent of it is sent as corrected, or not at all. Returns how many chats.
    """
    before = bulletins.kept(session, kept.first)
    if before is None:
        return 0
    made = contents(session, kept) if kept.kind is Kind.CORRECTION else None
    words = _instead(session, before, kept, zone)
    new = _messages(made, abilities, zone, brief=kept.brief) if made else []
    bulletins.parts_of(session, kept.id, [Message(words), *new], first=INSTEAD)
    return amending.take_effect(session, kept, abilities, now)


def _messages(made: Bulletin, abilities: Abilities, zone: tzinfo, *, brief: bool) -> list[Message]:
    return render.bulletin_messages(made, zone, abilities, brief=brief)


def _instead(session: Session, before: Kept, kept: Kept, zone: tzinfo) -> RichText:
    moment = before.window.until.astimezone(zone)
    if before.kind is Kind.COMPILATION:
        return texts_documents.void(before.made_at.astimezone(zone))
    if before.kind is not Kind.BULLETIN:
        return texts_notices.taken_back(moment)
    if kept.kind is Kind.WITHDRAWAL:
        return texts_issuing.taken_back(moment)
    titles = {
        story.entry: before.titles.get(story.entry, story.title)
        for story in news.stories_by_id(session, before.entries)
    }
    dropped = [
        titles[entry] for entry in before.entries if entry not in kept.entries and entry in titles
    ]
    renamed = [
        (titles[entry], title)
        for entry, title in kept.titles.items()
        if entry in kept.entries and titles.get(entry, title) != title
    ]
    return texts_issuing.corrected(moment, dropped, renamed)
