"""Hosts take turns, and who was asked long ago is forgotten."""

import asyncio
from datetime import timedelta

from jobs.fetching import politeness
from jobs.fetching.politeness import Turns
from tests.fakes.patience import patient

NOTHING, HOUR = timedelta(), timedelta(hours=1)


async def test_of_many_hosts_only_those_are_remembered_that_still_rest_or_are_asked(monkeypatch):
    monkeypatch.setattr(politeness, "MOST_HOSTS", 3)
    kept = Turns()
    for host, pause in (("rests", HOUR), ("past", NOTHING), ("busy", NOTHING), ("other", NOTHING)):
        async with kept.at(host, pause):
            pass
    async with kept.at("busy", NOTHING), asyncio.timeout(patient(5)), kept.at("new", NOTHING):
        assert set(kept._locks) == {"rests", "busy", "new"}
