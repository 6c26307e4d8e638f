"""What can be done here: made from the table of commands."""

from collections.abc import Sequence

from bot.access import Request, Role
from bot.messages import Reply, joined
from bot.texts import general as texts


def listing(names: Sequence[str], request: Request) -> Reply:
    """List the commands that the asker may use here, and say that members may simply ask.

    Admins may so even where no bulletins come: in their private chats.
    """
    blocks = [texts.commands(names)]
    if request.role >= Role.MEMBER:
        blocks.append(texts.asking())
    if request.chat is None and not (request.private and request.role >= Role.MEMBER):
        blocks.append(texts.not_bound(private=request.private))
    return Reply(joined("\n\n", blocks))
