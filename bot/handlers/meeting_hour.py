"""The hour of a plan of meetings, asked for once its day is known: that is not forgotten."""

from bot.meetings import Rule
from bot.messages import Reply
from bot.texts import wishes as texts_wishes

WEEKS = {1: "dau", 2: "thu hai", 3: "thu ba", 4: "thu tu", -1: "cuoi"}


def asked_hour(rule: Rule) -> Reply:
    """Ask for the hour of a plan; what is typed next completes it."""
    day = f"/lichhop {spelled(rule)}"
    return Reply(texts_wishes.plan_hour(day), awaits=f"{day},")


def spelled(rule: Rule) -> str:
    """Return a rule as ``/lichhop`` reads it, folded, for a choice's command is short."""
    if rule.day is not None:
        day = "chu nhat" if rule.day == 6 else f"thu {rule.day + 2}"
        return f"{day} tuan {WEEKS[rule.nth]} hang thang"
    return "ngay cuoi thang" if rule.nth < 0 else f"ngay {rule.nth} hang thang"
