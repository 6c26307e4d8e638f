"""robots.txt (RFC 9309): which article pages a site lets robots read."""

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, unquote_to_bytes

PRODUCT = "bantin"
"""What sites call us; the first word of ``jobs.fetch.USER_AGENT``."""

MOST_BYTES = 500_000
"""RFC 9309, 2.5, asks for at least 500 kibibytes, and allows to read no more."""

FRESH = timedelta(days=1)
"""RFC 9309, 2.4: no longer than 24 hours."""

MOST_RULES = 2_000
MOST_STARS = 20
MOST_SITES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A path pattern with ``*`` and ``$``, as written, and whether it lets robots in."""

    pattern: str
    allows: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one site asks of us; with ``shut``, to stay away altogether."""

    rules: tuple[Rule, ...] = ()
    shut: bool = False

    def allow(self, target: str) -> bool:
        """Say whether ``target``, a path with its query, may be read.

        The longest pattern that matches decides, and where two are as long, the one that allows
        (RFC 9309, 2.2.2).
        """
        if self.shut:
            return False
        path = _plain(target)
        fitting = [rule for rule in self.rules if _fits(rule.pattern, path)]
        best = max(fitting, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
        return best is None or best.allows


OPEN = Rules()
SHUT = Rules(shut=True)


def read(body: bytes) -> Rules:
    """Read the rules for us, or else those for all; never fails."""
    mine: list[Rule] = []
    others: list[Rule] = []
    named = False
    for agents, rules in _groups(body[:MOST_BYTES].decode("utf-8", "replace")):
        if PRODUCT in agents:
            named = True
            mine += rules
        elif "*" in agents:
            others += rules
    return Rules(rules=tuple((mine if named else others)[:MOST_RULES]))


def _groups(text: str) -> Iterator[tuple[set[str], list[Rule]]]:
    agents: set[str] = set()
    rules: list[Rule] = []
    begun = False
    for line in text.replace("\ufeff", "").splitlines():
        name, _, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent":
            if begun:
                yield agents, rules
                agents, rules, begun = set(), [], False
            agents.add(re.split(r"[/\s]", value.lower())[0])
        elif name in {"allow", "disallow"}:
            begun = True
            if value:
                rules.append(Rule(pattern=_plain(value), allows=name == "allow"))
    yield agents, rules


def _plain(path: str) -> str:
    """A path in one of its spellings: RFC 9309, 2.2.2, compares octets."""
    return quote(unquote_to_bytes(path.encode("utf-8", "replace")), "/*$?=&;:@!,+'()~%")


def _fits(pattern: str, path: str) -> bool:
    """Match without backtracking: a pattern full of stars must not cost more than its length."""
    whole = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first) or len(parts) > MOST_STARS:
        return False
    at = len(first)
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if whole and last:
            return len(path) - len(part) >= at and path.endswith(part)
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return not whole or at == len(path)


class Memory:
    """What sites asked, for a day; the sites longest unasked are forgotten."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[datetime, Rules]] = OrderedDict()

    def recall(self, site: str, now: datetime) -> Rules | None:
        """Return the rules of ``site``; None where they are not known, or too old."""
        kept = self._kept.get(site)
        return kept[1] if kept and now < kept[0] else None

    def keep(self, site: str, rules: Rules, until: datetime) -> None:
        """Remember the rules of ``site``."""
        self._kept[site] = (until, rules)
        self._kept.move_to_end(site)
        while len(self._kept) > MOST_SITES:
            self._kept.popitem(last=False)
