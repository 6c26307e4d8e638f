"""Small writes that share a transaction."""

import asyncio

from jobs.group_commit import GroupCommit


async def test_who_waits_no_more_harms_neither_his_group_nor_those_beside_a_spoiler(database):
    def spoil(session):
        raise ValueError("spoiled")

    for works in ((lambda s: 1, lambda s: 2), (lambda s: 1, spoil, lambda s: 2)):
        together = GroupCommit(database)
        await together.close()  # nothing to wait for
        first, *others = [asyncio.create_task(together.do(work)) for work in works]
        await asyncio.sleep(0)
        first.cancel()
        told = await asyncio.gather(first, *others, return_exceptions=True)
        assert isinstance(told[0], asyncio.CancelledError)
        assert told[-1] == 2
        await together.close()
