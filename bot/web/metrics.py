"""``/metrics``: how the program is doing, in the form that Prometheus reads.

Numbers only: no chat, no unit, no word. What comes through a reverse proxy is refused all the same:
the door may be open to the world for webhooks, and how many groups there are is no stranger's
affair. Not every proxy says that it is one: some only pass on by which name they were called, and
nginx, left to itself, neither that; but it speaks HTTP/1.0.
"""

import re
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from ipaddress import ip_address

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.care.disk import Space
from bot.stores.pulse import Pulse
from bot.tables.counter import State

PASSED_ON = (
    "forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via",
)  # fmt: skip
"""Headers by which a proxy tells for whom it asks."""

OUR_OWN = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""The names by which whoever is on this machine calls it."""

FORM = "text/plain; version=0.0.4; charset=utf-8"

Take = Callable[[], Awaitable["Numbers"]]


class Numbers(Collector):
    """All numbers at one moment.

    Args:
        pulse: How it is.
        space: The room on the disk.
        talks: Platform → whether the bot can talk there.
        counts: What was counted since the start: ``pulls`` (rounds), ``entries``, ``refused``.
    """

    def __init__(
        self, pulse: Pulse, space: Space, talks: dict[str, bool], counts: dict[str, int]
    ) -> None:
        self._pulse, self._space, self._talks, self._counts = pulse, space, talks, counts

    def collect(self) -> Iterator[Metric]:
        """Yield the numbers."""
        pulse, at = self._pulse, self._pulse.at
        for name, count in self._counts.items():
            yield CounterMetricFamily(f"bantin_{name}", f"{name} since the start", value=count)
        yield _gauge("feeds", "Feeds that are not halted", pulse.feeds)
        yield _gauge("feeds_failing", "Feeds whose last pull failed", pulse.failing)
        yield _gauge("entries_day", "Entries first seen within a day", pulse.entries)
        yield _gauge("chats", "Chats that get bulletins", pulse.chats)
        yield _gauge("chats_paused", "Chats that rest", pulse.paused)
        yield _gauge("deliveries_pending", "Deliveries that wait", pulse.waiting)
        yield _gauge("deliveries_unknown", "Deliveries in doubt, undecided", pulse.unknown)
        yield _gauge(
            "queue_age_seconds", "Age of the oldest that is due", _age(pulse.oldest_due, at)
        )
        yield _gauge("disk_free_bytes", "Room beside the database", self._space.free)
        yield self._states()
        yield _by_platform(
            "bulletin_late_seconds",
            "How long the oldest bulletin has been due that did not go out",
            {name: _age(pulse.late.get(name), at) for name in self._talks},
        )
        yield _by_platform(
            "platform_up",
            "Whether the bot can talk there",
            {n: int(v) for n, v in self._talks.items()},
        )
        for name, moment in (
            ("last_pull", pulse.pulled_at),
            ("last_new_entry", pulse.new_at),
            ("last_bulletin", pulse.made_at),
            ("last_sent", pulse.sent_at),
        ):
            if moment is not None:
                told = f"{name}_timestamp_seconds"
                yield _gauge(told, "When, in seconds since 1970", moment.timestamp())

    def _states(self) -> Metric:
        family = GaugeMetricFamily(
            "bantin_deliveries", "Deliveries of the last day's bulletins", labels=["state"]
        )
        for state in State:
            family.add_metric([state.value], self._pulse.states.get(state.value, 0))
        return family


def metrics(take: Take) -> BaseRoute:
    """Return the route, to be among ``extra`` of the door."""

    async def answer(request: Request) -> Response:
        if not _from_here(request):
            return Response(status_code=404)
        registry = CollectorRegistry(auto_describe=False)
        registry.register(await take())
        return Response(generate_latest(registry), media_type=FORM)

    return Route("/metrics", answer)


def _from_here(request: Request) -> bool:
    """Say whether somebody on this machine asks, or in its network: a container has its own."""
    if request.scope["http_version"] == "1.0" or any(name in request.headers for name in PASSED_ON):
        return False
    called = re.sub(r":\d*$", "", request.headers.get("host", "").lower())
    near = request.client is not None and not ip_address(request.client.host).is_global
    return called in OUR_OWN and near


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(f"bantin_{name}", told, value=value)


def _by_platform(name: str, told: str, values: dict[str, float]) -> Metric:
    family = GaugeMetricFamily(f"bantin_{name}", told, labels=["platform"])
    for platform, value in values.items():
        family.add_metric([platform], value)
    return family


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since else 0.0
