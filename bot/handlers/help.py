"""What can be done here: made from the table of commands."""

from collections.abc import Sequence

from bot.access import Request, Role
from bot.messages import Choice, Reply, joined
from bot.texts import general as texts
from jobs.text import fold

FREQUENT = ("bantin", "tinmoi", "timkiem", "hop")
"""What a member needs from day to day: it fits on the screen of a phone, with how one asks."""

ALL = "them"
"""Behind the command: list the others, too."""


def listing(names: Sequence[str], request: Request) -> Reply:
    """List the commands that the asker may use here, and say that members may simply ask.

    A member of a group is told the frequent ones, unless he asks for all. Admins may ask even where
    no bulletins come: in their private chats.
    """
    if request.role is Role.MEMBER and fold(request.argument).strip() != ALL:
        frequent = [name for name in names if name in FREQUENT]
        content = joined("\n\n", [texts.asking(), texts.commands(frequent)])
        return Reply(content, ((Choice(texts.other_commands(), f"/trogiup {ALL}"),),))
    blocks = [texts.commands(names)]
    if request.role >= Role.MEMBER:
        blocks.append(texts.asking())
    if request.chat is None and not (request.private and request.role >= Role.MEMBER):
        blocks.append(texts.not_bound(private=request.private))
    return Reply(joined("\n\n", blocks))
