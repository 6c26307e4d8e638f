"""What is heard or asked of a person: told where news says the very thing, and never by the way."""

from dataclasses import replace

from bot.access import Request
from bot.handlers import answering, archive
from bot.handlers.answering import Told
from bot.handlers.desk import Desk
from bot.messages import Reply
from bot.texts import apart as texts_apart
from jobs.question import understand
from jobs.understanding.followup import Asked
from jobs.understanding.rumours import rumoured, whose_age


async def rumour(desk: Desk, text: str) -> Told | None:
    """Say that no news tells what somebody heard of a person; None where one does."""
    said = rumoured(text)
    if said is None:
        return None
    for key in said.keys:
        hits = await archive.hits(desk, f"{said.name} {key}")
        if any(said.told_by(line) for each in hits for line in (each.title, *each.sentences)):
            return None
    return Told(reply=Reply(texts_apart.not_reported()), kind="question:none")


async def age(desk: Desk, request: Request, text: str) -> Told | None:
    """Answer how old somebody is of whom headlines tell; None where none does: a member's own."""
    name = whose_age(text)
    if name is None:
        return None
    hits = await archive.hits(desk, f'"{name}"')
    if not any(archive.shows(name, each) for each in hits):
        return None
    question = understand(text, request.now.astimezone(desk.zone))
    asked = replace(question, intent="question", sub_intent=None, keywords=(name,))
    told = await answering.tell(desk, request, Asked(text=text, question=asked))
    if told.kind == "question":
        return told
    return Told(reply=Reply(texts_apart.not_reported()), kind="question:none")
