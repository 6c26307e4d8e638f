"""What a member wants: a message in plain words → an intent with its particulars.

Rules over folded text (their words are data, in ``question.yaml``) say what they take it for:
refusals first (wishes to command, members' data, secret papers, opinions, what is no news), then
help and settings, then small talk, then news in the order
document > question > topic > date > search > latest. A learned model
(``jobs.understanding.question_model``) weighs that with the shape of the whole message, and the
likeliest intent that its particulars allow is taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from jobs.documents import DocumentNumber
from jobs.understanding.hours import Hours
from jobs.understanding.parsing import Parsed, parse
from jobs.understanding.question_model import likely
from jobs.understanding.question_words import phrases, rules

NEWS = frozenset({"search", "topic", "date", "document", "question", "latest"})

OFF_TOPIC = "unsupported offtopic"
"""What is refused because it is no news."""

WITHDRAWALS = frozenset({"help settings:unsubscribe", "help settings:delete_data"})
"""What must work in plain words: to take back one's consent may not be harder than to give it."""

OVERRULED = 0.03
"""A refusal by rule stands unless the model gives refusals less than this.

A request that is refused wrongly costs a second message; one for members' data that is taken for a
search costs trust."""

REFUSED = 0.25
"""A refusal that no rule knows needs this much, and need not be the likeliest."""

OWN = "own"
"""One's own affairs as a member. What was said out of courtesy ("tôi muốn biết") makes none."""

FEW, SURE = 3, 0.95
"""Where a message is nothing but so few words to look for ("thuế", "Biên Hòa"), the model must be
so sure that they are small talk or to be refused: it knows messages, not words."""

SOME, FAIRLY_SURE = 6, 0.8
"""The same of up to so many words, as for what is off topic: "thuế thu nhập cá nhân"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A message as understood.

    Attributes:
        intent: latest, search, topic, date, document, question, help, smalltalk or unsupported.
        sub_intent: More exactly: "settings:unsubscribe", "admin:broadcast", "own"; or None.
        topic: The id of the topic that is named; None where none is.
        phrase: What to look for before all of the topic, as typed: "bão số 3" names one by what
            happens in it, "du lịch Đà Nẵng" a part of one; None where the topic is called by its
            name, and for other intents.
        keywords: What to look for, as typed, each a word or a phrase.
        date_from: The first day that is meant; None where no day is told or the start is open.
        date_to: The last day, inclusive; None where no day is told.
        document: The document that is named; None where none is.
        limit: How many stories were asked for; None where nobody said.
        hours: The part of the only day that is meant; None where it is all of it.
    """

    intent: str
    sub_intent: str | None = None
    topic: str | None = None
    phrase: str | None = None
    keywords: tuple[str, ...] = ()
    date_from: date | None = None
    date_to: date | None = None
    document: DocumentNumber | None = None
    limit: int | None = None
    hours: Hours | None = None


def understand(text: str, now: datetime) -> Question:
    """Say what a message wants. Decides only; carries out nothing.

    Args:
        text: The message, as typed: teencode, abbreviations, Telex keys and missing tone marks
            are expected.
        now: When it was written; its date, in its own zone, is "hôm nay".
    """
    parsed = parse(text, now.date())
    return _question(parsed, _decided(text, parsed), now.date())


def as_news(text: str, now: datetime) -> Question | None:
    """Say what a refused message asks for if it is on the news; None where it cannot be.

    What is off topic by its words ("ai vô địch World Cup") or refused by no rule may have happened,
    and been told. A wish to command, for members' data or for secret papers is none.

    Args:
        text: The message, as typed.
        now: As for ``understand``.
    """
    parsed = parse(text, now.date())
    ruled = ruling(parsed)
    if not parsed.keywords or (ruled.startswith("unsupported") and ruled != OFF_TOPIC):
        return None
    wanted = "question" if _wanted(parsed) == "question" else "search"
    return _question(parsed, wanted, now.date())


def as_asked(text: str, now: datetime) -> Question | None:
    """Return a message as a question where its rules take it for one; None where for another thing.

    The learned model knows whole messages, and takes some for small talk or off topic that ask for
    more of what was just told: "mấy ngư dân được cứu".

    Args:
        text: The message, as typed.
        now: As for ``understand``.
    """
    parsed = parse(text, now.date())
    asks = ruling(parsed) == "question"
    return _question(parsed, "question", now.date()) if asks else None


def _question(parsed: Parsed, decided: str, today: date) -> Question:
    intent, _, sub_intent = decided.partition(" ")
    news = intent in NEWS
    days = parsed.days
    if days and days.first and days.first > today and not news:
        days = None  # of tomorrow's weather nothing is told
    return Question(
        intent=intent,
        sub_intent=sub_intent or None,
        topic=parsed.topic if intent in {"topic", "document"} else None,
        phrase=" ".join(parsed.keywords) if intent == "topic" and parsed.phrased else None,
        keywords=parsed.keywords if intent in {"search", "question"} else (),
        date_from=days.first if days else None,
        date_to=days.last if days else None,
        document=parsed.document if news else None,
        limit=parsed.limit if news else None,
        hours=parsed.hours,
    )


def _decided(text: str, parsed: Parsed) -> str:
    """Intent and sub-intent: the likeliest that the particulars of the message allow."""
    if text.lstrip().startswith("/"):
        return "help"
    ruled = ruling(parsed)
    if not parsed.shape:
        return ruled
    chances = likely(parsed, ruled)
    sums: dict[str, float] = {}
    for name, chance in chances.items():
        intent = name.split()[0]
        sums[intent] = sums.get(intent, 0) + chance
    if _stands(ruled, sums):
        return ruled
    allowed = {intent: chance for intent, chance in sums.items() if _allows(parsed, intent)}
    if ruled in NEWS and (parsed.names or _is_asked_of_another(parsed, ruled, sums)):
        allowed.pop("help", None)  # "ông Sơn nói gì" asks for news of whom it names
    if parsed.alone and len(parsed.plain.split()) <= FEW and ruled == "search":
        allowed = {name: chance for name, chance in allowed.items() if _fits(name, chance)}
    if parsed.alone and ruled == "search" and _is_doubtful(parsed, chances):
        allowed.pop("unsupported", None)
    refused = allowed.get("unsupported", 0) > REFUSED
    intent = "unsupported" if refused else max(allowed, key=allowed.__getitem__)
    if parsed.document and intent in NEWS:
        return "document"
    return ruled if ruled.split(maxsplit=1)[0] == intent else _likeliest(chances, intent)


def _is_doubtful(parsed: Parsed, chances: Mapping[str, float]) -> bool:
    """Whether some words alone are likely off topic, or nothing to refuse, and not surely so."""
    off_topic = chances[OFF_TOPIC]
    others = sum(chance for name, chance in chances.items() if name.startswith("unsupported"))
    few = len(parsed.plain.split()) <= SOME
    return few and others - off_topic < REFUSED and off_topic < FAIRLY_SURE


def _is_asked_of_another(parsed: Parsed, ruled: str, sums: Mapping[str, float]) -> bool:
    """Whether a short question is of somebody whom the model does not know: "vingroup nói gì"."""
    few = len(parsed.plain.split()) <= FEW and not phrases("addressed").match(parsed.plain)
    return few and ruled == "question" and sums.get("help", 0) < FAIRLY_SURE


def _stands(ruled: str, sums: Mapping[str, float]) -> bool:
    """Whether a rule decides, unless the model is all but sure of something else."""
    intent = ruled.split(maxsplit=1)[0]
    return (intent == "unsupported" or ruled in WITHDRAWALS) and sums[intent] > OVERRULED


def _fits(intent: str, chance: float) -> bool:
    """Whether a few words alone may be taken for that."""
    return chance > SURE or intent not in {"smalltalk", "unsupported", "help"}


def _likeliest(chances: Mapping[str, float], intent: str) -> str:
    return max((name for name in chances if name.split()[0] == intent), key=chances.__getitem__)


def _allows(parsed: Parsed, intent: str) -> bool:
    """Whether the message has what the intent needs."""
    match intent:
        case "topic":
            return parsed.topic is not None
        case "date":
            return parsed.days is not None and not parsed.names
        case "document":
            return parsed.document is not None
        case "search" | "question":
            return bool(parsed.keywords)
        case "latest":
            return not parsed.names
        case _:
            return True


def ruling(parsed: Parsed) -> str:
    """What the rules take a message for: an intent, with its sub-intent where it has one."""
    for intent, sub_intent, pattern in rules():
        if pattern.search(parsed.rest if sub_intent == OWN else parsed.plain):
            return f"{intent} {sub_intent}" if sub_intent else intent
    return "smalltalk" if _is_small_talk(parsed.plain) else _wanted(parsed)


def _wanted(parsed: Parsed) -> str:
    """Which kind of news is wanted."""
    if parsed.document:
        return "document"
    asked = phrases("unasked").sub(" ", parsed.rest)
    if parsed.keywords and phrases("asked").search(asked):
        return "question"
    if parsed.topic and not parsed.limit:
        return "topic"
    if parsed.keywords:
        return "search"
    return "date" if parsed.days else "latest"


def _is_small_talk(plain: str) -> bool:
    """Whether nothing is left when greetings, thanks and praise are taken away."""
    left = phrases("addressed").sub(" ", phrases("smalltalk").sub(" ", plain))
    return not left.strip() and (not plain or bool(phrases("smalltalk").search(plain)))
