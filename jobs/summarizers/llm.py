"""The optional summarizer: a language model behind any OpenAI-compatible address.

What it writes is taken only where it says nothing that the articles do not say
(``jobs.summarizers.checking``), is whole, and keeps the budget; else the embedded summarizer's
verbatim sentences are told, and the reason is kept with the article's key (``jobs.asked``). Each
article is asked about once: that it is asked is kept *before* the call, so that after a crash the
operator is not charged twice. It is told nothing but the articles.
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

import httpx

from jobs import asked
from jobs.database import Database
from jobs.summarizers import prompt
from jobs.summarizers.base import Budget, Document, Summarizer, Summary
from jobs.summarizers.checking import fault_of
from jobs.text import normalize, words

log = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(seconds=60)
MOST_BYTES = 200_000
MOST_SYLLABLES = 60
"""Of one sentence on average: more is an essay."""
PATIENCE = 3
"""After so many calls in a row that brought no answer, the model is left alone for a while."""
REST = timedelta(minutes=10)
WHOLE = re.compile(r"[.!?…][”\"»’')\]]*$")
FENCE = re.compile(r"^```(?:json)?\s*|(?<!\s)\s*+```$")


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


class _NoAnswerError(Exception):
    """The model brought no usable answer; the message says why. ``silent``: none at all."""

    def __init__(self, why: str, *, silent: bool = False) -> None:
        super().__init__(why)
        self.silent = silent


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
        except _NoAnswerError as error:
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
            raise _NoAnswerError("the article gives orders to language models")
        try:
            body = await self._post(prompt.messages(documents, budget))
        except _NoAnswerError as error:
            self._note_silence(silent=error.silent)
            raise
        self._note_silence(silent=False)
        sentences = read(body)
        fault = _misfit(sentences, budget) or await asyncio.to_thread(
            fault_of, sentences, documents
        )
        if fault:
            raise _NoAnswerError(fault)
        return sentences

    def _note_silence(self, *, silent: bool) -> None:
        self._silences = self._silences + 1 if silent else 0
        if self._silences >= PATIENCE:
            self._silences = 0
            self._resting_until = self._model.clock() + REST
            log.warning("language model left alone", extra={"minutes": REST.seconds // 60})

    async def _post(self, messages: list[dict[str, str]]) -> bytes:
        body = {"model": self._model.name, "messages": messages, "temperature": 0, "stream": False}
        headers = {"Authorization": f"Bearer {self._model.key}"} if self._model.key else {}
        url = f"{self._model.url.rstrip('/')}/chat/completions"
        try:
            async with (
                asyncio.timeout(LONGEST_WAIT.total_seconds()),
                httpx.AsyncClient(timeout=LONGEST_WAIT.total_seconds()) as client,
                client.stream("POST", url, json=body, headers=headers) as answer,
            ):
                return await _body(answer)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            why = f"no answer from the model: {type(error).__name__}"
            raise _NoAnswerError(why, silent=True) from error


async def _body(answer: httpx.Response) -> bytes:
    if answer.status_code != 200:
        # A fault of the server or of the key is not the article's: it counts as silence.
        raise _NoAnswerError(f"{asked.REFUSED} {answer.status_code}", silent=True)
    body = b""
    async for piece in answer.aiter_bytes():
        body += piece
        if len(body) > MOST_BYTES:
            raise _NoAnswerError("the model's answer is too large")
    return body


def key_of(documents: Sequence[Document], budget: Budget) -> str:
    """Name what is asked: the same articles and budget have the same name, hex of SHA-256."""
    asked = [[budget.sentences, budget.syllables], *([each.title, each.text] for each in documents)]
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()


def read(body: bytes) -> tuple[str, ...]:
    """Read the sentences out of a chat completion.

    Raises:
        _NoAnswerError: It is broken, cut off, refused, or not what was asked for.
    """
    try:
        choice = json.loads(body)["choices"][0]
        reason, content = choice.get("finish_reason"), choice["message"]["content"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise _NoAnswerError("the model's answer is broken") from error
    if reason != "stop":
        raise _NoAnswerError(f"the model's answer is cut off: {str(reason)[:40]}")
    sentences = _listed(content)
    if not sentences or not all(WHOLE.search(sentence) for sentence in sentences):
        raise _NoAnswerError("the model's answer does not end where a sentence ends")
    return sentences


def _listed(content: Any) -> tuple[str, ...]:
    try:
        listed = json.loads(FENCE.sub("", content.strip()))["sentences"]
        sentences = tuple(normalize(sentence) for sentence in listed)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise _NoAnswerError("the model's answer is not the JSON that was asked for") from error
    return tuple(filter(None, sentences))


def _misfit(sentences: Sequence[str], budget: Budget) -> str | None:
    length = sum(len(words(sentence)) for sentence in sentences)
    most = budget.syllables or MOST_SYLLABLES * len(sentences)
    if len(sentences) > (budget.sentences or len(sentences)) or length > most:
        return "the model's answer is too long"
    return None
