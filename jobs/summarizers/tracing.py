"""Whether each sentence of a summary follows the articles, word by word.

A wrong verb, a title without its "phó", two figures that changed places, a "dự kiến" that got lost:
each word of them may well stand in the article, only not there. So a sentence is laid beside the
passage (one sentence or two) that it is made of, in the order of its words, and what differs is
looked at: what came in must be of no weight, stand so elsewhere, or only have moved; what was left
out must not turn or narrow what is kept.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from jobs.sentences import sentences
from jobs.summarizers.gaps import SENTENCE, Gap
from jobs.summarizers.tokens import Token, Tokens, aligned, listed, score, text_of, tokens
from jobs.summarizers.tracing_words import JOINING, PERSONS, POINTING, SPEAKING

LONGEST = 120
"""So many words at most has a sentence of news; whatever is longer is not looked at."""
JOINED = 2
"""So many passages at most may be joined to another in one sentence."""
LOOKED_AT = 12
"""So many sentences are compared word by word: those that share the most words."""
PASSAGES = 3
"""So many of the likeliest passages are tried."""
NEARLY = 0.75
"""Others than the likeliest only where they have so much of what it has."""
SECOND = 1.5
"""A second sentence must bring so much."""
LONG = 5
"""So many words at an end of a sentence may have a passage of their own."""
REFERS = 4
"""A pronoun's name may stand so many sentences before it."""


class Articles:
    """The articles, cut up once, for tracing sentences in them."""

    def __init__(self, texts: Sequence[tuple[str, str]]) -> None:
        """Take the headline and the text of each article."""
        self._sentences = [
            tokens(each) for title, text in texts for each in (title, *sentences(text))
        ]

    def fault(self, sentence: str) -> str | None:
        """Say what in a sentence follows no passage; None: it follows one."""
        told = tokens(sentence)
        return self._fault(told, JOINED) if len(told) <= LONGEST else "too long to be followed"

    @cached_property
    def _running(self) -> str:
        return " | ".join(text_of(each) for each in self._sentences)

    def _fault(self, told: Tokens, joined: int) -> str | None:
        faults = [
            self._differs(told, passage, self._before(at), joined)
            for passage, at in self._passages(told)
        ]
        if not faults or None in faults:
            return None if faults else "nothing of it"
        return faults[0]

    def _passages(self, told: Tokens) -> list[tuple[Tokens, int]]:
        """Return the likeliest passages, each with the number of its first sentence."""
        mine = {t.word for t in told if t.heavy}
        shared = [len(mine & {t.word for t in each}) for each in self._sentences]
        fullest = sorted(range(len(shared)), key=lambda at: (-shared[at], at))[:LOOKED_AT]
        single = {at: score(told, self._sentences[at]) for at in sorted(fullest) if shared[at]}
        found = [(score, at, 1) for at, score in single.items()]
        for at, one in single.items():
            two = single.get(at + 1, 0.0)
            if two and (both := score(told, self._joined(at, 2))) > max(one, two) + SECOND:
                found.append((both, at, 2))
        found.sort(key=lambda each: (-each[0], each[2], each[1]))
        likely = [each for each in found[:PASSAGES] if each[0] >= NEARLY * found[0][0]]
        return [(self._joined(at, count), at) for _, at, count in likely]

    def _joined(self, at: int, count: int) -> Tokens:
        first, *rest = self._sentences[at : at + count]
        joined = list(first)
        for each in rest:
            clauses = joined[-1].clause + SENTENCE if joined else 0
            joined += [Token(t.word, t.capital, t.clause + clauses) for t in each]
        return joined

    def _before(self, at: int) -> str:
        """What a pronoun of a passage may mean."""
        near = self._sentences[max(0, at - REFERS) : at + 2]
        return " | ".join(map(text_of, [self._sentences[0], *near]))

    def _differs(self, told: Tokens, passage: Tokens, near: str, joined: int) -> str | None:
        pairs = [(-1, -1), *aligned(told, passage), (len(told), len(passage))]
        for (i, j), (k, m) in pairwise(pairs):
            came, left = told[i + 1 : k], passage[j + 1 : m]
            fault = None
            if joined and len(came) >= LONG and (other := _apart(told, i + 1, k)):
                # The sentence joins two passages that stand apart.
                fault, came = self._fault(other, joined - 1) or _strangers(other, near), ()
            gap = Gap(told, passage, i, k, j, m, tuple(came), tuple(left))
            if fault := fault or gap.turned() or self._foreign(gap, near):
                return fault
        return None

    def _foreign(self, gap: Gap, near: str) -> str | None:
        if not any(t.heavy for t in gap.came) or gap.synonymous():
            return None
        run = text_of(gap.stripped())
        known = (
            self._stands_so(gap)
            or gap.moves(run)
            or gap.speaks(near)
            or (gap.adds() and run in near)
            or self._means(gap, near)
        )
        return None if known else f"“{' '.join(t.word for t in gap.came)}” stands elsewhere"

    def _stands_so(self, gap: Gap) -> bool:
        """Whether what came in stands beside its neighbours elsewhere, and displaces nothing."""
        before, behind = gap.told[: gap.i + 1], gap.told[gap.k :]
        if gap.displaces() or any(t.heavy for t in gap.left):
            return False
        if before and behind and self.says(text_of([before[-1], *gap.came, behind[0]])):
            return True
        return any(
            len(beside) >= least and self.says(text_of(phrase))
            for beside, phrase, least in (
                (before[-2:], [*before[-2:], *gap.came], 2),
                (behind[:2], [*gap.stripped(), *behind[:2]], 2 if before else 1),
            )
        )

    def says(self, run: str) -> bool:
        """Whether syllables stand side by side somewhere."""
        return run in self._running

    def _means(self, gap: Gap, near: str) -> bool:
        """Whether a name stands for a pronoun or another name of the same."""
        left = [t for t in gap.left if t.word not in PERSONS]
        names = [t for t in gap.came if t.capital]
        if not names or any(t.number for t in gap.came):
            return False
        if gap.left and gap.left[-1].word in POINTING:
            return text_of(names) in near
        if not [t for t in left if t.heavy]:
            behind = gap.told[gap.k] if gap.k < len(gap.told) else None
            pronoun = len(left) < len(gap.left) or (gap.i >= 0 and gap.told[gap.i].word in PERSONS)
            return (pronoun or behind is None) and text_of(names) in near
        if len(names) < 2 or len(left) < 2:
            return False
        came = gap.stripped()
        return self.says(text_of([*came, *left])) or self.says(text_of([*left, *came]))


def _apart(told: Tokens, first: int, end: int) -> Tokens | None:
    """Return the part of a sentence that ends, or begins, with what has no place; None: none.

    It must be apart from the rest by a sign or by a word that joins.
    """
    for cut, part in ((end, told[:end]), (first, told[first:])):
        joined = 0 < cut < len(told) and (
            told[cut].clause != told[cut - 1].clause
            or told[cut].word in JOINING
            or told[cut - 1].word in JOINING
        )
        if joined and len(part) < len(told):
            return part
    return None


def _strangers(part: Tokens, near: str) -> str | None:
    """Say who, named where a sentence ends or begins, says what somebody else says there."""
    if not listed(part[-2:], SPEAKING) and part[0].word != "theo":
        return None
    far = [t.word for t in part if t.capital and f" {t.word} " not in near]
    return f"“{far[0]}” did not say it" if far else None
