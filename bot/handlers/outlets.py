"""What one outlet told, where somebody asks for its news: the newest, or those of some days."""

from bot.access import Request
from bot.handlers import answering, archive, lists
from bot.handlers.answering import Told
from bot.handlers.choices import outlets
from bot.handlers.days import Days
from bot.handlers.desk import Desk
from bot.messages import Reply, joined
from bot.texts import beyond as texts_beyond
from bot.texts import questions as texts_questions
from jobs.question import understand
from jobs.selection import Selection, Sources
from jobs.understanding.outlets import outlet

MOST = 2 * lists.PAGE
"""Stories of an outlet that are listed."""


async def tell(desk: Desk, request: Request, text: str) -> Told | None:
    """List what an outlet told; None where a message asks for no outlet's news."""
    known = await desk.database.read(outlets)
    here = request.now.astimezone(desk.zone)
    name = outlet(text, [each for _, each in known], here.date())
    if name is None:
        return None
    asked = understand(text, here)
    days = Days.of(desk, asked, parts=True)
    wanted = Selection(sources=Sources(only=(name,)))
    until = min(days.until or request.now, request.now)
    told = await archive.recent(desk, wanted, since=days.since, until=until)
    head = texts_beyond.of_outlet(name, days.heading)
    if not told and days.since is not None:
        told = await archive.recent(desk, wanted, since=None, until=until)
        head = head + "\n" + texts_questions.none_then()
    shown = told[: asked.limit or MOST]
    content = joined("\n\n", [head, *lists.lines(desk, shown)])
    rows = tuple(
        lists.openers(shown[at : at + lists.PAGE], first=at + 1)
        for at in range(0, len(shown), lists.PAGE)
    )
    reply = Reply(content, rows, items=lists.opening(shown))
    return answering.kept(desk, request, Told(reply=reply, kind="outlet"))
