"""``bantin privacy``: all that is stored, column by column, read from the tables themselves.

Nobody keeps this list: each column says what it holds where it is made, and a test demands it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from bot.settings import Settings
from bot.stores.inventory import tables
from bot.verbs.office import print_json, print_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One table: what a row of it is, for how long it stays, and what each column holds."""

    table: str
    what: str
    kept: str
    columns: Mapping[str, str]


UNTIL_FORGOTTEN = "until the chat is forgotten (/huydangky, bantin forget)"
UNTIL_CHANGED = "until an admin changes it"

KEPT: Mapping[str, str] = {
    "alarms": "30 days",
    "approvals": UNTIL_CHANGED,
    "asked": "KEEP_DAYS ({keep_days} days)",
    "attachments": "30 days after it was last sent, or as long as a bulletin carries it",
    "audit": "KEEP_AUDIT_DAYS ({keep_audit_days} days)",
    "bulletins": "KEEP_BULLETIN_DAYS ({keep_bulletin_days} days)",
    "chat_admins": UNTIL_FORGOTTEN,
    "chats": UNTIL_FORGOTTEN,
    "compilation_bulletins": "as long as its bulletin",
    "compilation_marks": "62 days",
    "compilation_steps": "as long as its compilation",
    "compilations": "400 days",
    "confirmations": "as long as its notice, or until the chat is forgotten",
    "counters": "KEEP_DAYS ({keep_days} days)",
    "deliveries": "KEEP_BULLETIN_DAYS ({keep_bulletin_days} days), or until the chat is forgotten",
    "documents": "as long as its entry",
    "entries": "KEEP_DAYS ({keep_days} days)",
    "feeds": UNTIL_CHANGED,
    "grant_codes": "30 days after it ends",
    "grants": "until it is revoked",
    "inbox": "2 days at most; the words until they are answered",
    "invitation_tries": "an hour, erased at night",
    "invitations": "30 days after it ends",
    "lanes": "one row a bot",
    "leases": "one row a bot, where several machines share the work",
    "letters": "until it is said, a day at most where it cannot be, or the chat is forgotten",
    "machines": "until a machine has been silent",
    "meeting_changes": "400 days after the meeting, or until the chat is forgotten",
    "meeting_told": "400 days after the meeting, or until the chat is forgotten",
    "meetings": UNTIL_FORGOTTEN,
    "notice_bulletins": "as long as its bulletin",
    "notices": "KEEP_BULLETIN_DAYS ({keep_bulletin_days} days)",
    "parts": "as long as its bulletin",
    "presets": UNTIL_CHANGED,
    "quotas": "one row a bot and month",
    "removals": "an hour, erased at night",
    "search_log": "the last 10,000 lines, by which the search index follows",
    "sent_days": "800 days",
    "supersessions": "as long as its entry",
    "topic_phrases": UNTIL_CHANGED,
    "undos": "an hour, of units that ended or came by a list 30 days; erased at night",
    "unit_changes": "as long as its unit",
    "units": UNTIL_CHANGED,
    "zalo_oa_admins": "until the group is forgotten, or Zalo says otherwise",
    "zalo_oa_keys": "until the next renewal",
}
"""How long the rows of each table stay; a test compares it with the tables."""

NEVER = (
    "Never stored: names, telephone numbers, lists of members, what members write, who reads what. "
    "Logs hold events and numbers; questions are counted by kind and day."
)


def stored(settings: Settings) -> list[Stored]:
    """Return what is stored, table by table."""
    return [
        Stored(
            table=name,
            what=what,
            kept=KEPT.get(name, "").format_map(dict(settings)),
            columns=columns,
        )
        for name, what, columns in tables()
    ]


async def show(settings: Settings, *, as_json: bool) -> None:
    """Print what is stored."""
    found = stored(settings)
    if as_json:
        print_json([asdict(each) for each in found])
        return
    for each in found:
        print_line(f"{each.table}: {each.what}")
        print_line(f"  kept: {each.kept}")
        for name, words in each.columns.items():
            print_line(f"    {name}: {words}")
    print_line(NEVER)
