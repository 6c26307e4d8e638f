"""How the fake Telegram posts updates to a webhook: in order, and again until it is told 200."""

import asyncio
import time

import httpx

from tests.fakes.patience import patient
from tests.fakes.telegram_world import World

AGAIN = 0.05
"""Seconds between two tries; the real one waits longer each time."""


class Postman:
    """Lives in the loop of the fake's server.

    Attributes:
        twice: Whether everything is posted once more after it was told 200.
        told: (update id, HTTP status; 0 where nobody answered) of each try, in order.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.twice = False
        self.told: list[tuple[int, int]] = []
        self.task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Begin to post what waits, if there is a webhook; called in the server's loop."""
        if self.world.webhook and (self.task is None or self.task.done()):
            self.task = asyncio.create_task(self._post())

    async def stop(self) -> None:
        if self.task:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)

    async def _post(self) -> None:
        async with httpx.AsyncClient(timeout=patient(10)) as client:
            while True:
                with self.world.lock:
                    waiting, url = self.world.updates[:1], self.world.webhook
                if not waiting or not url:
                    return
                status = await self._try(client, url, waiting[0])
                if status == 200 and self.twice:
                    status = await self._try(client, url, waiting[0])
                self._note(waiting[0]["update_id"], status)
                if status != 200:
                    await asyncio.sleep(AGAIN)

    async def _try(self, client: httpx.AsyncClient, url: str, update: dict[str, object]) -> int:
        secret = self.world.webhook_secret
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            status = (await client.post(url, json=update, headers=headers)).status_code
        except httpx.HTTPError:
            status = 0
        self.told.append((int(str(update["update_id"])), status))
        return status

    def _note(self, update: int, status: int) -> None:
        with self.world.changed:
            if status == 200:
                self.world.updates[:] = [u for u in self.world.updates if u["update_id"] != update]
            else:
                self.world.webhook_error = f"Wrong response from the webhook: {status}"
                self.world.webhook_failed_at = int(time.time())
            self.world.changed.notify_all()
