"""What the bot says of sending again what did not arrive, or may not have. See ``texts``."""

from collections.abc import Sequence

from bot.language import _, _n
from bot.messages import RichText, bold, joined, plain
from bot.texts.issuing import KINDS


def again_choice() -> str:
    """Label of the choice to send again to those missed."""
    return _("Gửi lại nơi chưa tới")


def sent_again(kind: str, number: int, chats: int) -> RichText:
    """Say to how many chats something goes once more."""
    if not chats:
        return plain(
            _(
                "{kind} số {number}: không còn nhóm nào cần gửi lại.",
                kind=KINDS[kind],
                number=number,
            )
        )
    return plain(
        _n(
            "{kind} số {number}: đang gửi lại cho {count} nhóm chưa nhận được.",
            chats,
            kind=KINDS[kind],
            number=number,
        )
    )


def taken_back(kind: str, number: int) -> RichText:
    """Say that what was taken back is not sent again."""
    return plain(
        _(
            "{kind} số {number} đã được thu hồi nên bot không gửi lại.",
            kind=KINDS[kind],
            number=number,
        )
    )


def replaced(kind: str, number: int, by: int) -> RichText:
    """Say that a correction is not sent again, because a newer one took its place."""
    return plain(
        _(
            "{kind} số {number} đã được thay bằng đính chính số {by} nên bot không gửi lại.",
            kind=KINDS[kind],
            number=number,
            by=by,
        )
    )


def no_doubts() -> RichText:
    """Say that nothing is in doubt."""
    return plain(_("Không có tin nào chưa rõ kết quả gửi."))


def doubts(kind: str, number: int, names: Sequence[str], more: int, *, void: bool) -> RichText:
    """Say which chats may or may not have got something; ``void``: whether it was taken back."""
    lines = [plain(f"▪ {name}") for name in names]
    if more:
        lines.append(plain(_n("▪ và {count} nhóm nữa", more)))
    head = bold(_("{kind} số {number}: chưa rõ đã tới hay chưa", kind=KINDS[kind], number=number))
    why = _("Bot đã gửi nhưng không nhận được trả lời. Nếu gửi lại, nhóm có thể nhận hai lần.")
    if void:
        why = _("Tin đã được thu hồi nên bot không gửi lại. Nơi sau đây có thể vẫn còn tin này.")
    return joined("\n", [head, plain(why), *lines])


def resend() -> str:
    """Label of the choice that sends again what is in doubt."""
    return _("Gửi lại")


def of_which(choice: str, kind: str, number: int, platform: str) -> str:
    """Label of one of these choices where several things are in doubt."""
    return _(
        "{choice}: {kind} số {number} ({platform})",
        choice=choice,
        kind=KINDS[kind],
        number=number,
        platform=platform,
    )


def let_be() -> str:
    """Label of the choice that leaves what is in doubt as it is."""
    return _("Không gửi lại")


def settled(kind: str, number: int) -> RichText:
    """Say that what is in doubt is left as it is."""
    return plain(
        _(
            "{kind} số {number}: không gửi lại những tin chưa rõ kết quả.",
            kind=KINDS[kind],
            number=number,
        )
    )
