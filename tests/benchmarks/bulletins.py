"""Counts what a reader would shake his head at in the bulletins of a month of real items.

    python -m tests.benchmarks.bulletins [DATABASE]

Each morning's bulletin is composed for a chat that chose nothing, for each topic alone, and for
the Party's own topics, as if each had got those before; nothing is sent. Without a database that
was loaded before (``tests.benchmarks.compiling`` makes the same), one is made first, which takes a
minute.
"""

import asyncio
import re
import sys
import tempfile
from collections import Counter
from datetime import timedelta
from functools import partial
from itertools import groupby
from pathlib import Path

from jobs import topics
from jobs.bulletin import Window, compose
from jobs.database import Database
from jobs.stores import store
from tests import real_month

DAY = timedelta(days=1)
CHOICES = {
    "nothing chosen": [((), 10)],
    "nothing chosen, 25 stories": [((), 25)],
    "each topic alone": [((topic.id,), 8) for topic in topics.topics()],
    "the Party's topics": [(topics.PARTY, 10)],
}
MANY = 4
"""So many outlets tell what is the news of the day."""
FORTUNE = re.compile(
    r"tử vi|con giáp|cung hoàng đạo|xổ số|trúng số|vietlott|jackpot", re.IGNORECASE
)
EVERY_DAY = re.compile(
    r"(?:thời tiết|giá (?:vàng|xăng|bạc|usd|cà phê|heo)|tỷ giá)\b.{0,30}\b(?:hôm nay|ngày \d)|"
    r"dự báo thời tiết|lịch thi đấu|bảng xếp hạng|lịch cúp điện|lịch âm",
    re.IGNORECASE,
)
ROUND_UP = re.compile(
    r"^(?:podcast|bản tin|điểm (?:tin|báo)|tin tức|nóng 24h|tin nóng|tiêu điểm|toàn cảnh 24h|"
    r"\W?video\W thời sự)\b",
    re.IGNORECASE,
)
SPORT_AND_STARS = re.compile(
    r"bóng đá|world cup|asean cup|aff cup|v-league|hlv|concert|hoa hậu|ca sĩ|diễn viên|showbiz",
    re.IGNORECASE,
)


async def main(path):
    """Print a table: how many stories were told, and how many of each kind of them."""
    fresh = not path.exists()
    database = Database(f"sqlite:///{path}")
    await database.upgrade("jobs", "bot")
    if fresh:
        await database.transact(lambda s: real_month.keep(s, real_month.items()))
    mornings = sorted({row["fetched"] + timedelta(hours=1) for row in real_month.items()})
    found = {at: await database.transact(partial(_became_ready, at=at)) for at in mornings}
    await database.close()
    for name, choices in CHOICES.items():
        counts = Counter()
        for wanted, most in choices:
            told = set()
            for at in mornings:
                window = Window(since=at - DAY, until=at)
                made = compose(found[at], wanted, window, most=most, told=told)
                counts += _counted(made, found[at], wanted, told)
                told |= {story.entry for story in made.stories} if made else set()
        print(name, *(f"{what}: {count}" for what, count in counts.items()), sep="\n  ")


def _became_ready(session, at):
    return store.stories(session, since=at - DAY, until=at)


def _counted(made, found, wanted, before):
    if made is None:
        return Counter({"bulletins that are not": 1})
    told, titles = made.stories, [story.title for story in made.stories]
    big = [
        story.entry
        for story in found
        if len(story.others) + 1 >= MANY
        and story.topics
        and before.isdisjoint(story.entries)
        and (not wanted or story.topics[0] in wanted)
    ]
    runs = [len(list(run)) for _, run in groupby(told, key=lambda story: story.outlet)]
    kinds = (("fortune", FORTUNE), ("every day's", EVERY_DAY), ("round-ups", ROUND_UP))
    return Counter(
        {
            "bulletins": 1,
            "stories": len(told),
            "told by several": sum(bool(story.others) for story in told),
            "news of the day that there was": len(big),
            "news of the day told": len({each.entry for each in told} & set(big)),
            "of one outlet, three and more in a row": sum(run for run in runs if run > 2),
            "without a sentence": sum(not story.sentences for story in told),
            **{what: sum(bool(kind.search(t)) for t in titles) for what, kind in kinds},
            "sport and stars": sum(bool(SPORT_AND_STARS.search(t)) for t in titles),
            "video and pictures": sum(t.lstrip("[(").lower().startswith("video") for t in titles),
            "asks": sum(t.endswith("?") for t in titles),
        }
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        named = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "month.db"
        asyncio.run(main(named))
