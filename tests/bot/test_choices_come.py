"""What a chat, its unit and the unit above chose, in any order: what is told of it is what comes.

The model below knows the rules only as README tells them.
"""

import json
import re
import shutil
import tempfile
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.audience import QuietHours
from bot.typed.times import Quiet, Weekly
from bot.wants import Wants, from_json, to_json
from jobs.database import Database
from jobs.selection import Keywords, Sources
from jobs.text import fold, words
from tests.bot.desk import tell
from tests.bot.dialogues import NOW
from tests.bot.test_choices import bulletin
from tests.bot.test_roles import Town
from tests.conftest import FakeClock

OUTLETS = ("Nhân Dân", "Dân trí", "Bộ Nội vụ")
FARM, WORLD = "nong_nghiep_ntm", "doi_ngoai"
STORIES = [
    (outlet, f"Tin {title}", sentence, topics)
    for outlet in OUTLETS
    for title, sentence, topics in (
        ("bão lũ", "Câu về chuyển đổi số.", (FARM,)),
        ("báo chí", "Câu về hội nghị.", (WORLD, FARM)),
        ("chung", "Câu về bão lũ.", ()),
    )
]
CHAT, UNIT, ABOVE = "chat", 3, 1
TYPED = {
    "chude": {"tất cả": (), "nong thon moi": (FARM,), "đối ngoại, nông thôn mới": (WORLD, FARM)},
    "chonnguon": {
        "tat ca": ((), ()),
        "nhan dan": (("Nhân Dân",), ()),
        "chỉ Dân trí, bo noi vu": (("Dân trí", "Bộ Nội vụ"), ()),
        "Bộ Nội vụ": (("Bộ Nội vụ",), ()),
    },
    "tukhoa": {"tắt": ((), ())},
    "sotin": {"1": 1, "2 tin": 2, "20": 20},
    "kieu": {"gọn": True, "day du": False},
}
"""By the command: what is typed behind it, and what is chosen then."""
LEAVES_OUT = {"trừ Bộ Nội vụ": "Bộ Nội vụ", "tru nhan dan": "Nhân Dân"}
WORDS = {"có bão": ("bão", 0), "co bao": ("bao", 0), "trừ hoi nghi": ("hoi nghi", 1)}
BACK = "theo đơn vị"
NOTHING = {"chude": (), "chonnguon": ((), ()), "tukhoa": ((), ()), "sotin": 10, "kieu": False}

CHOICES = [(command, typed) for command, some in TYPED.items() for typed in (*some, BACK)]
CHOICES += [("chonnguon", typed) for typed in LEAVES_OUT] + [("tukhoa", typed) for typed in WORDS]
STEPS = st.lists(
    st.tuples(st.sampled_from([CHAT, UNIT, ABOVE]), st.sampled_from(CHOICES)),
    min_size=4,
    max_size=10,
)


class Model:
    """What each of the three chose, by command."""

    def __init__(self):
        self.chosen = {CHAT: {}, UNIT: {}, ABOVE: {}}

    def acts(self, command, at=CHAT):
        layers = list(self.chosen)[list(self.chosen).index(at) :]
        found = (self.chosen[each][command] for each in layers if command in self.chosen[each])
        return next(found, NOTHING[command])

    def choose(self, at, command, typed):
        before = self.acts(command, at)
        if typed == BACK:
            self.chosen[at].pop(command, None)
        elif typed in LEAVES_OUT:
            (only, without), name = before, LEAVES_OUT[typed]
            rest = tuple(each for each in only if each != name)
            self.chosen[at][command] = rest, tuple(dict.fromkeys((*without, name)))
        elif typed in WORDS:
            word, place = WORDS[typed]
            lists = [[each for each in some if each != word] for some in before]
            lists[place].append(word)
            self.chosen[at][command] = tuple(map(tuple, lists))
        else:
            self.chosen[at][command] = TYPED[command][typed]

    def fitting(self):
        """Return the stories that may come, each as outlet and headline."""
        wanted, (only, without) = self.acts("chude"), self.acts("chonnguon")
        include, exclude = self.acts("tukhoa")
        found = [
            (outlet, title, topics)
            for outlet, title, sentence, topics in STORIES
            if (not wanted or set(wanted) & set(topics))
            and (not only or outlet in only)
            and outlet not in without
            and (not include or any(stands(word, title, sentence) for word in include))
            and not any(stands(word, title, sentence) for word in exclude)
        ]
        of_topics = [each for each in found if each[2]]
        return {each[:2] for each in (of_topics or ([] if wanted else found))}


def stands(word, *texts):
    said = [words(text if word != fold(word) else fold(text)) for text in texts]
    sought = words(word)
    return any(some[at : at + len(sought)] == sought for some in said for at in range(len(some)))


async def says(town, at, command, typed):
    if at == CHAT:
        return await town.says("secretary", f"/{command} {typed}", "g1")
    return await town.says("owner", f"/macdinh #{at} {command} {typed}", "owner")


@pytest.fixture
async def furnished(new_database, tmp_path):
    """A town's database with all stories in it, to be copied."""
    path = tmp_path / "furnished.db"
    shutil.copy(new_database, path)
    database = Database(f"sqlite:///{path}")
    await Town(database, FakeClock(NOW), "fake").furnish()
    when = NOW - timedelta(hours=1)
    for outlet, title, sentence, topics in STORIES:
        await tell(
            database, f"{title} {outlet}", now=when, outlet=outlet, topics=topics,
            sentences=(sentence,),
        )  # fmt: skip
    await database.close()
    return path


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
async def test_what_is_told_of_choices_is_what_comes(furnished, steps):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bantin.db"
        shutil.copy(furnished, path)
        database = Database(f"sqlite:///{path}")
        town, model = Town(database, FakeClock(NOW), "fake"), Model()
        for at, (command, typed) in steps:
            model.choose(at, command, typed)
            await says(town, at, command, typed)
        told, come = await town.says("secretary", "/caidat", "g1"), await bulletin(town)
        await database.close()
    fitting = {f"{title} {outlet}" for outlet, title in model.fitting()}
    found = set(re.findall(r"Tin (?:bão lũ|báo chí|chung) (?:Nhân Dân|Dân trí|Bộ Nội vụ)", come))
    assert found <= fitting
    assert len(found) == min(model.acts("sotin"), len(fitting))
    assert ("Câu về" in come) is (bool(found) and not model.acts("kieu"))
    assert f"nhiều nhất {model.acts('sotin')} tin" in told
    assert ("gọn" in told) is model.acts("kieu")
    assert all(f"“{word}”" in told for some in model.acts("tukhoa") for word in some)
    assert all(name in told for some in model.acts("chonnguon") for name in some)


@pytest.mark.parametrize(
    "chosen",
    [
        Wants(),
        Wants(topics=(), times=(), quiet=(), brief=False),
        Wants(
            topics=(FARM, WORLD),
            times=(time(6, 30), Weekly((1, 4), time(17))),
            sources=Sources(only=("Nhân Dân",), without=("Dân trí",)),
            keywords=Keywords(include=("bão",), exclude=("bóng đá", "xổ số")),
            most=3,
            brief=True,
            quiet=(QuietHours(first=time(22), last=time(6, 15), how=Quiet.LATER),),
        ),
    ],
    ids=["nothing", "none of it", "all"],
)
def test_what_was_chosen_is_kept_as_it_was_chosen(chosen):
    assert from_json(json.loads(json.dumps(to_json(chosen)))) == chosen
