"""How the bot says by what it is answered: numbers, commands, replies, its name. See ``texts``."""

from bot.language import _
from bot.messages import RichText, plain
from bot.typed.english import shown


def answer_by_number(first: int, last: int, *, opens: bool = False) -> str:
    """Say how to choose where there are no buttons, and whether a story's number opens it."""
    numbers = _("số {first}–{last}", first=first, last=last)
    if first == last:
        numbers = _("số {last}", last=last)
    if opens:
        return _("(Trả lời tin này bằng {numbers}; số của tin để mở tin đó)", numbers=numbers)
    return _("(Trả lời tin này bằng {numbers})", numbers=numbers)


def reply_here(command: str) -> RichText:
    """Say how words that are awaited reach the bot in a group."""
    return plain(
        _(
            "(Trong nhóm, xin đồng chí gõ bằng cách trả lời (reply) tin này trong 10 phút, hoặc "
            "gõ cả lệnh: {command} …)",
            command=shown(command),
        )
    )


def not_forwarded() -> RichText:
    """Say that a command in somebody else's words is not obeyed."""
    return plain(
        _(
            "Tin chuyển tiếp là lời của người khác nên bot không làm theo lệnh này. Nếu muốn vậy, "
            "xin đồng chí tự gõ lệnh."
        )
    )


def call_first(mention: str) -> RichText:
    """Say that commands are heard in a group only behind the bot's name."""
    return plain(
        _(
            "(Trong nhóm, xin đồng chí gõ tên bot trước lệnh: {mention} {command})",
            mention=mention,
            command=f"/{shown('trogiup')}",
        )
    )


def by_command(label: str, command: str) -> RichText:
    """Tell a choice by the command that makes it."""
    return plain(f"▪ {label}: {shown(command)}")


def mention(called: str) -> str:
    """Return how a group calls the bot; ``called`` "" where its name is not known."""
    return "@" + (called or _("Tên-bot"))
