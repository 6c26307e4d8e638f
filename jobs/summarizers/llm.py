"""The optional summarizer: a language model behind any OpenAI-compatible address.

What it writes is taken only where it says nothing that the articles do not say
(``jobs.summarizers.checking``), is whole, and keeps the budget; else the embedded summarizer's
verbatim sentences are told, and the reason is kept with the article's key (``jobs.stores.asked``).
Each article is asked about once: that it is asked is kept *before* the call, so that after a crash
the operator is not charged twice. It is told nothing but the articles.
"""

import asyncio
import hashlib
import json
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from jobs.database import Database
from jobs.stores import asked
from jobs.stores.asked import UNHEARD, Cause
from jobs.summarizers import prompt
from jobs.summarizers.base import Budget, Document, Summarizer, Summary
from jobs.summarizers.calling import Call, NoAnswerError, answered
from jobs.summarizers.checking import fault_of
from jobs.text import normalize, words

log = logging.getLogger(__name__)

MOST_SYLLABLES = 60
"""Of one sentence on average: more is an essay."""
LEAST_SYLLABLES = 3
"""Of each: "." is no sentence, and a string where a list was asked for falls into letters."""
PATIENCE = 3
"""After so many calls in a row that brought no answer, the model is left alone for a while."""
REST = timedelta(minutes=10)
LONGEST_REST = timedelta(hours=1)
"""So long at most, whatever a server asks for: news wait for it, and it may be set up wrongly."""
WHOLE = re.compile(r"[.!?…][”\"»’')\]]*$")
EVENT = b"data:"
THOUGHT = "</think>"
"""Behind it comes the answer of a model that thinks aloud."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The language model that the operator set up.

    Attributes:
        url: The address before ``/chat/completions``, without a slash at its end.
        name: What the address calls the model.
        key: Sent as a bearer token; "" where none is needed.
        daily: At most so many questions in any 24 hours.
        database: Where it is kept what was asked.
        clock: Tells the moment; aware, UTC.
    """

    url: str
    name: str
    key: str = field(default="", repr=False)
    daily: int
    database: Database
    clock: Callable[[], datetime]


class LanguageModel:
    """Guards how often the model has failed in a row; a ``Summarizer``."""

    def __init__(self, model: Model, *, otherwise: Summarizer) -> None:
        """Ask ``model``; where that comes to nothing, ask ``otherwise``."""
        self._model, self._otherwise = model, otherwise
        self._silences = 0
        self._resting_until: datetime | None = None

    async def __call__(self, documents: Sequence[Document], budget: Budget) -> Summary:
        """Summarize in the model's words, or verbatim; see the module."""
        written = await self._known_or_asked(documents, budget)
        if written is None:
            return await self._otherwise(documents, budget)
        return Summary(sentences=written, machine_written=True)

    async def _known_or_asked(
        self, documents: Sequence[Document], budget: Budget
    ) -> tuple[str, ...] | None:
        if not any(document.text.strip() for document in documents) or self._rests():
            return None
        key, now = key_of(documents, budget), self._model.clock()
        claim = await self._model.database.transact(
            lambda s: asked.claim(s, key, now=now, most=self._model.daily)
        )
        if not claim.granted:
            return claim.sentences
        sentences, fault = None, None
        try:
            sentences = await self._ask(documents, budget)
        except NoAnswerError as error:
            fault = str(error)
            log.warning("language model not taken at its word", extra={"why": fault})
        await self._model.database.transact(
            lambda s: asked.note_answer(s, key, sentences=sentences, fault=fault)
        )
        return sentences

    def _rests(self) -> bool:
        return self._resting_until is not None and self._model.clock() < self._resting_until

    async def _ask(self, documents: Sequence[Document], budget: Budget) -> tuple[str, ...]:
        if prompt.speaks_to_models(documents):
            raise NoAnswerError(Cause.ARTICLE, "the article gives orders to language models")
        call = Call(
            url=f"{self._model.url.rstrip('/')}/chat/completions",
            key=self._model.key,
            body={
                "model": self._model.name,
                "messages": prompt.messages(documents, budget),
                "temperature": 0,
                "stream": False,
            },
        )
        try:
            body = await answered(call, self._model.clock())
        except NoAnswerError as error:
            self._note_silence(silent=error.cause in UNHEARD, wait=error.wait)
            raise
        self._note_silence(silent=False)
        sentences = read(body)
        fault = _misfit(sentences, budget) or await asyncio.to_thread(
            fault_of, sentences, documents
        )
        if fault:
            raise NoAnswerError(Cause.UNFIT, fault)
        return sentences

    def _note_silence(self, *, silent: bool, wait: timedelta | None = None) -> None:
        self._silences = self._silences + 1 if silent else 0
        if wait is not None or self._silences >= PATIENCE:
            rest = min(max(REST, wait or REST), LONGEST_REST)
            self._silences = 0
            self._resting_until = self._model.clock() + rest
            log.warning("language model left alone", extra={"minutes": rest.seconds // 60})


def key_of(documents: Sequence[Document], budget: Budget) -> str:
    """Name what is asked: the same articles and budget have the same name, hex of SHA-256."""
    asked = [[budget.sentences, budget.syllables], *([each.title, each.text] for each in documents)]
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()


def read(body: bytes) -> tuple[str, ...]:
    """Read the sentences out of a chat completion.

    Raises:
        NoAnswerError: It is broken, cut off, refused, or not what was asked for.
    """
    try:
        reason, content = _streamed(body) if body.startswith(EVENT) else _completed(body)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NoAnswerError(Cause.BROKEN, "the model's answer is broken") from error
    if reason != "stop":
        raise NoAnswerError(Cause.BROKEN, f"the model's answer is cut off: {str(reason)[:40]}")
    sentences = _listed(content)
    if not sentences or not all(WHOLE.search(sentence) for sentence in sentences):
        raise NoAnswerError(Cause.BROKEN, "the model's answer does not end where a sentence ends")
    return sentences


def _completed(body: bytes) -> tuple[Any, Any]:
    """Give why a completion ends, and what it says."""
    choice = json.loads(body)["choices"][0]
    return choice.get("finish_reason"), choice["message"]["content"]


def _streamed(body: bytes) -> tuple[Any, Any]:
    """Give the same of a completion that comes in pieces, which some servers send unasked.

    Server-sent events: lines that begin with "data:", of one chunk each, and "[DONE]" last.
    """
    reason, said = None, ""
    for line in body.splitlines():
        if line.startswith(EVENT) and line[len(EVENT) :].strip() != b"[DONE]":
            for choice in json.loads(line[len(EVENT) :])["choices"][:1]:
                said += choice.get("delta", {}).get("content") or ""
                reason = choice.get("finish_reason") or reason
    return reason, said


def _listed(content: Any) -> tuple[str, ...]:
    """Read the one object of an answer, whatever is thought or said before and behind it."""
    try:
        told = content.rpartition(THOUGHT)[2]
        listed = json.loads(told[told.index("{") : told.rindex("}") + 1])["sentences"]
        sentences = tuple(normalize(sentence) for sentence in listed)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NoAnswerError(
            Cause.BROKEN, "the model's answer is not the JSON that was asked for"
        ) from error
    return tuple(filter(None, sentences))


def _misfit(sentences: Sequence[str], budget: Budget) -> str | None:
    length = sum(len(words(sentence)) for sentence in sentences)
    most = budget.syllables or MOST_SYLLABLES * len(sentences)
    if min(len(words(sentence)) for sentence in sentences) < LEAST_SYLLABLES:
        return "the model's answer has a sentence that says nothing"
    if len(sentences) > (budget.sentences or len(sentences)) or length > most:
        return "the model's answer is too long"
    return None
