"""What goes wrong on demand: refusals, resets, hangs and broken answers for the next N calls."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.fakes.raw_server import Answer


class Gate:
    """Closed until ``open`` is called, from whatever thread; ``reached`` counts those held."""

    def __init__(self) -> None:
        self.is_open = False
        self.reached = 0

    def open(self) -> None:
        self.is_open = True

    async def passed(self) -> None:
        self.reached += 1
        while not self.is_open:
            await asyncio.sleep(0.005)


async def at_once() -> None:
    """Do not wait at all."""


@dataclass(slots=True)
class Fault:
    """What happens to the next ``times`` calls of ``method`` (of one ``chat``, or of all)."""

    method: str
    times: int
    chat: int | str | None
    end: Callable[[Answer], Answer | None]
    delivers: bool = True
    status: int = 0
    before: Callable[[], Awaitable[None]] = at_once
    after: Callable[[], Awaitable[None]] = at_once

    def meets(self, method: str, chat: object) -> bool:
        return self.method == method and self.chat in (None, chat)


class Faults:
    """The scripted faults, first come first served; a method's name in any case."""

    def __init__(self) -> None:
        self.script: list[Fault] = []

    def due(self, method: str, chat: object) -> Fault | None:
        """Return the fault that this call meets, and count it."""
        number = int(str(chat)) if str(chat).lstrip("-").isdigit() else chat
        for fault in self.script:
            if fault.meets(method, number):
                fault.times -= 1
                if not fault.times:
                    self.script.remove(fault)
                return fault
        return None

    def heal(self) -> None:
        """Forget all faults that are still to come."""
        self.script.clear()

    def refuse(
        self,
        method: str,
        status: int,
        description: str,
        *,
        parameters: dict[str, Any] | None = None,
        times: int = 1,
        chat: int | str | None = None,
    ) -> None:
        """Answer an error, in the form that Telegram and Zalo's bots share, and do nothing."""
        error = {"ok": False, "error_code": status, "description": description}
        told = error | ({"parameters": parameters} if parameters else {})
        answer = Answer(status, json.dumps(told).encode())
        self._arrange(method, times, chat, lambda _: answer, delivers=False, status=status)

    def reset(
        self, method: str, *, delivered: bool, times: int = 1, chat: int | str | None = None
    ) -> None:
        """Reset the connection instead of answering, after the method was carried out or not."""
        self._arrange(method, times, chat, lambda _: None, delivers=delivered)

    def hang(
        self,
        method: str,
        seconds: float,
        *,
        delivered: bool,
        times: int = 1,
        chat: int | str | None = None,
    ) -> None:
        """Be slow before (``delivered`` False) or after the method is carried out."""

        async def slow() -> None:
            await asyncio.sleep(seconds)

        when = {"after" if delivered else "before": slow}
        self._arrange(method, times, chat, lambda answer: answer, **when)

    def hold(
        self, method: str, *, delivered: bool, times: int = 1, chat: int | str | None = None
    ) -> Gate:
        """Hang likewise until the gate returned is opened."""
        gate = Gate()
        when = {"after" if delivered else "before": gate.passed}
        self._arrange(method, times, chat, lambda answer: answer, **when)
        return gate

    def garble(
        self,
        method: str,
        body: bytes = b'{"ok":true,"resu',
        *,
        status: int = 200,
        content_type: str = "application/json",
        delivered: bool = True,
        times: int = 1,
        chat: int | str | None = None,
    ) -> None:
        """Answer ``body`` instead of the right one: half of the JSON, or a proxy's page."""
        answer = Answer(status, body, content_type)
        self._arrange(method, times, chat, lambda _: answer, delivers=delivered, status=status)

    def truncate(self, method: str, *, times: int = 1, chat: int | str | None = None) -> None:
        """Carry out, answer half of the body, and end the connection."""

        def half(answer: Answer) -> Answer:
            length = len(answer.body) // 2
            return Answer(answer.status, answer.body[:length], missing=len(answer.body) - length)

        self._arrange(method, times, chat, half)

    def _arrange(
        self,
        method: str,
        times: int,
        chat: int | str | None,
        end: Callable[[Answer], Answer | None],
        **more: object,
    ) -> None:
        self.script.append(Fault(method.lower(), times, chat, end, **more))
