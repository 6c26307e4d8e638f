"""What can be done here: made from the table of commands."""

from collections.abc import Mapping

from bot import texts
from bot.access import Request, Role
from bot.messages import Reply


def listing(roles: Mapping[str, Role], request: Request) -> Reply:
    """List the commands that the asker's role may use; ``roles`` says what each needs."""
    names = [name for name, role in roles.items() if role <= request.role]
    return Reply(texts.commands(names, bound=request.chat is not None))
