"""What differs between a sentence and its passage, from one word that both have to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobs.summarizers.tokens import Tokens, listed, text_of
from jobs.summarizers.tracing_words import (
    APART,
    BOUNDS,
    CLAIMING,
    CLOSE,
    DENYING,
    FUTURE,
    HEARSAY,
    JOINING,
    MOVING,
    NARROWING,
    OPINING,
    PERSONS,
    SAYING,
    SOURCED,
    SPEAKING,
    SUPERLATIVE,
    TENSES,
    TURNING,
    same,
)

SENTENCE = 2
"""So much higher are the clauses of a passage's second sentence counted than those of its first."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What came in and what was left out between two words that stand in both."""

    told: Tokens
    passage: Tokens
    i: int
    k: int
    j: int
    m: int
    came: Tokens
    left: Tokens

    def turned(self) -> str | None:
        """Say what is turned, narrowed or made certain; None: nothing."""
        came, left = text_of(self.came), text_of(self.left)
        for word in listed(self.came, TURNING):
            if word not in left:
                return f"“{word}” came in"
        for at, word in self._lost():
            if word not in came and self._reaches(at, word) and not self._still(word):
                return f"“{word}” got lost"
        if said := self._bound_of(self.came, self.told, self.k):
            if said not in {self._bound_of(self.left, self.passage, self.m), "any"}:
                return f"bound came in: {said}"
        elif lost := self._bound_of(self.left, self.passage, self.m):
            return f"bound got lost: {lost}"
        mine, theirs = listed(self.came, TENSES), listed(self.left, TENSES)
        if mine and theirs and not set(mine) & set(theirs):
            return f"“{theirs[0]}” became “{mine[0]}”"
        return self._unsourced() or self._misattributed() or self._widened() or self._beheaded()

    def _lost(self) -> Iterator[tuple[int, str]]:
        as_fact = self.j >= 0 and not listed(self.told, SAYING)
        for at, token in enumerate(self.left):
            pair = text_of(self.left[at : at + 2]).strip()
            if pair in TURNING or token.word in TURNING:
                yield at, pair if pair in TURNING else token.word
            elif as_fact and {token.word, pair} & SPEAKING:
                yield at, token.word

    def _unsourced(self) -> str | None:
        """Say which claim, accusation or view is told as a fact without whose it is."""
        if listed(self.told, SOURCED):
            return None
        begins, ends = self.j < 0, self.m >= len(self.passage)
        lost = listed(self.left, CLAIMING) if begins or ends else []
        if listed(self.left, SAYING):
            lost += listed(self.left, HEARSAY)
        if begins and not ends:
            clause = self.passage[self.m].clause
            lost += listed([t for t in self.left if clause - t.clause <= 1], OPINING)
        return f"“{lost[0]}” got lost" if lost else None

    def _misattributed(self) -> str | None:
        """Say who is told to have said what the passage has another say."""
        if self.i < 0 or not self.told[self.i].capital or not listed(self.came, SPEAKING):
            return None
        name, spoke = self.told[self.i].word, _speakers(self.passage)
        return f"“{name}” did not say it" if spoke and name not in spoke else None

    def _widened(self) -> str | None:
        """Say for what only a superlative holds, where that was left out behind it."""
        if self.j < 0 or not self.left or self.left[0].word not in NARROWING:
            return None
        before, clause = self.passage[max(0, self.j - 1) : self.j + 1], self.left[0].clause
        if before[-1].clause != clause or not listed(before, SUPERLATIVE):
            return None
        kept = {t.word for t in self.told}
        heavy = [t.word for t in self.left if t.heavy and t.clause == clause]
        return next((f"“{word}” was cut off" for word in heavy if word not in kept), None)

    def _still(self, word: str) -> bool:
        """Whether something else says that it is still to come."""
        if word not in CLOSE and listed(self.told, frozenset({word})):
            return True
        near = [*self.told[max(0, self.i - 2) : self.i + 1], *self.came]
        return word in FUTURE and bool(listed([*near, *self.told[self.k : self.k + 1]], FUTURE))

    def _reaches(self, at: int, word: str) -> bool:
        """Whether what is kept belongs to a word that was left out: they are of one clause."""
        clause = self.left[at].clause
        if self.m < len(self.passage):
            between = self.left[at + 1 :]
            if word in CLOSE and any(t.heavy and t.word not in DENYING for t in between):
                return False
            apart = self.passage[self.m].clause - clause
            return apart == 0 or (apart == 1 and word in APART)
        behind = self.j >= 0 and self.passage[self.j].clause == clause and at < 3
        return behind and self.left[0].word not in JOINING

    def _bound_of(self, words: Tokens, among: Tokens, at: int) -> str | None:
        """Return the kind of bound that is the last of ``words``, before a number."""
        if at >= len(among) or not (among[at].number or among[at].word in {"một", "hai", "ba"}):
            return None
        return next((BOUNDS[t.word] for t in words[-1:] if t.word in BOUNDS), None)

    def _beheaded(self) -> str | None:
        """Say whose clause lost its beginning, with a name or a number, to another's."""
        if self.j < 0 or self.m >= len(self.passage) or self.came:
            return None
        clause = self.passage[self.m].clause
        if self.passage[self.j].clause == clause:
            return None
        head = [t for t in self.left if t.clause == clause]
        kept = {t.word for t in self.told}
        subject = [t for t in self._second() if t.heavy and t.word not in kept | PERSONS]
        if len(subject) > 1:
            return f"“{subject[0].word}” was cut off"
        if head and head[0].word in MOVING:
            return None
        names = [t for t in head[1:] if t.capital] or [t for t in head if t.number]
        names = [t for t in names if t.word not in kept]
        return f"“{names[0].word}” was cut off" if names else None

    def _second(self) -> Tokens:
        """What was left out of a second sentence's beginning; nothing where that may move."""
        last = self.passage[self.j].clause
        for at, token in enumerate(self.left):
            if token.clause - last >= SENTENCE:
                return self.left[at:] if token.word not in MOVING else ()
            last = token.clause
        return ()

    def synonymous(self) -> bool:
        """Whether what came in says what was left out."""
        heavy = [t.word for t in self.came if t.heavy]
        gone = text_of(self.left)
        pointed = [t.word for t in self.left if t.heavy]
        if pointed and PERSONS.issuperset(heavy) and PERSONS.issuperset(pointed):
            return True
        return all(same(word, gone) for word in heavy)

    def displaces(self) -> bool:
        """Whether a name or a number stands where another one stood."""
        return any(
            any(map(kind, self.came)) and any(map(kind, self.left))
            for kind in (lambda t: t.capital, lambda t: t.number)
        )

    def adds(self) -> bool:
        """Whether what came in, where a clause begins, displaces nothing, and is no number."""
        begins = self.i < 0 or self.told[self.i].clause != self.told[self.i + 1].clause
        plain = not any(t.heavy for t in self.left) and not any(t.number for t in self.came)
        return begins and plain

    def moves(self, run: str) -> bool:
        """Whether what came in only stands in another place of the passage, and displaces nothing.

        A time, a place or a source may come from anywhere in the passage; what is longer, too.
        """
        stripped = self.stripped()
        heavy = [t for t in stripped if t.heavy]
        may_move = bool(stripped) and stripped[0].word in MOVING
        moved = run in text_of(self.passage) or (
            (len(heavy) > 1 or (may_move and heavy[0].number))
            and text_of(heavy) in text_of([t for t in self.passage if t.heavy])
        )
        if not stripped or self.displaces() or not moved or self._another_day(stripped):
            return False
        if may_move or (len(stripped) > 1 and all(t.capital for t in stripped)):
            # "của Nga", "với Nga": another's name there is another thing.
            return may_move or self.i < 0 or self.told[self.i].heavy
        turned = {"bị", "được"} & {t.word for t in self.left}
        named = any(t.capital for t in stripped)
        return not any(t.heavy for t in self.left) and (named or not turned)

    def _another_day(self, moved: Tokens) -> bool:
        """Whether of two days in the passage the one that moved is told, and not the other."""
        days = {t.word for t in self.passage if "/" in t.word}
        mine = {t.word for t in moved if "/" in t.word}
        return bool(mine) and bool(days - mine - {t.word for t in self.told})

    def speaks(self, near: str) -> bool:
        """Whether what came in, at the beginning, names who says it, and he is near."""
        heavy = [t for t in self.came if t.heavy and t.word not in SAYING]
        return (
            self.i < 0
            and bool(listed(self.came, SAYING))
            and all(f" {t.word} " in near for t in heavy)
            and not any(t.number for t in heavy)
        )

    def stripped(self) -> Tokens:
        """What came in, without words of no weight at its ends that may not move."""
        words = list(self.came)
        while words and not words[-1].heavy:
            words.pop()
        while words and not words[0].heavy and words[0].word not in MOVING:
            words.pop(0)
        return words


def _speakers(passage: Tokens) -> set[str]:
    """The last syllables of the names that stand right before a word of saying."""
    return {
        token.word
        for at, token in enumerate(passage)
        if token.capital and listed(passage[at + 1 : at + 3], SPEAKING)
    }
