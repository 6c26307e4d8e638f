"""How well articles are read out of pages of known make, around real texts: what breaks where.

``python -m tests.benchmarks.skins [--texts N] [--show]``
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from jobs import article
from jobs.errors import UnreadableError
from jobs.text import canonical, normalize
from tests.jobs import blind_skins, more_skins, skins
from tests.jobs.skins import MUST_NOT, Story

TEXTS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "summaries"
VIETNAM = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
SKINS = {
    name: skin
    for module in (skins, more_skins, blind_skins)
    for name, skin in (module.NEWSPAPERS | module.PORTALS).items()
}
CAPTIONS = (
    "Quang cảnh hội nghị sáng 20/11.",
    "Các đại biểu dự lễ trao Huy hiệu Đảng.",
    "Đồng chí Bí thư phát biểu tại hội nghị. Ảnh: Lam Hồng",
)
AUTHORS = ("Lan Anh", "Nguyễn Văn Minh", "Hoàng Thu Hà")


@cache
def usable_rows() -> list[dict[str, str]]:
    """The rows of research corpora that make a page: with a headline, of 5 to 40 lines."""
    rows = [
        json.loads(line)
        for name in ("single_abmusu_dev.jsonl", "single_vietnews_dev.jsonl")
        for line in (TEXTS / name).read_text(encoding="utf-8").splitlines()
    ]
    return [row for row in rows if 5 <= len(row["text"].split("\n")) <= 40 and row["title"]]


def stories(count: int) -> Iterator[Story]:
    """As many stories as wanted, from texts that nobody on this project wrote."""
    usable = usable_rows()
    for number in range(count):
        row = usable[(number * 37) % len(usable)]
        lines = [" ".join(line.split()) for line in row["text"].split("\n")]
        lead, *body = [line for line in lines if len(line) >= 30]
        others = [usable[(number * 37 + n) % len(usable)] for n in range(1, 6)]
        yield Story(
            title=" ".join(row["title"].split()),
            lead=lead,
            body=body,
            caption=CAPTIONS[number % 3],
            author=AUTHORS[number % 3],
            source="Báo Lao động",
            rich=number % 2 == 1,
            at=datetime(2026, 10, 1, 6, 20, tzinfo=VIETNAM)
            + number * timedelta(hours=7, minutes=13),
            others=[
                (" ".join(each["title"].split()), " ".join(each["text"].split())[:180])
                for each in others
            ],
        )


def same(text: str) -> str:
    """The form in which texts are compared."""
    return canonical(normalize(text))


def faults(story: Story, name: str, html: str) -> list[str]:
    """What of a page was read wrongly, by name."""
    try:
        found = article.read(html.encode(), "https://bao.example.vn/1", fetched_at=FETCHED)
    except UnreadableError:
        return ["unreadable"]
    lead = f"(Báo mẫu) - {story.lead}" if name == "dantri" else story.lead
    shown = found.published and found.published.astimezone(VIETNAM)
    form = "%Y-%m-%d" if name == "sharepoint" else "%Y-%m-%d %H:%M"
    told = normalize(" ".join((found.title, found.text, *(i.caption for i in found.images))))
    captions = [same(image.caption) for image in found.images]
    read = list(map(same, found.paragraphs))
    body = list(map(same, story.body))
    own = " ".join((story.title, story.lead, *story.body))
    wrong = {
        "title": same(found.title) != same(story.title),
        "date": not shown or shown.strftime(form) != story.at.strftime(form),
        "lead": same(found.lead) != same(lead),
        "lost": bool(set(body) - set(read)),
        "more": bool(set(read) - set(body)),
        "first": read[:1] != body[:1],
        "last": read[-1:] != body[-1:],
        "caption": sum(same(story.caption) in each for each in captions) != 1
        or same(story.caption) in read,
        "must_not": any(text in told and text not in own for text in MUST_NOT)
        or any(normalize(teaser)[:60] in told for _, teaser in story.others),
    }
    return [fault for fault, is_ in wrong.items() if is_]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=60)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--skin", default="")
    chosen = parser.parse_args()
    told = list(stories(chosen.texts))
    for name, skin in SKINS.items():
        if chosen.skin and chosen.skin != name:
            continue
        counts: Counter[str] = Counter()
        for number, story in enumerate(told):
            found = faults(story, name, skin(story))
            counts.update(found or ["right"])
            if found and chosen.show:
                print(f"  {name} {number} {found} {story.title[:60]}")
        print(f"{name:12} {counts['right']:3} of {len(told)} all right  {dict(counts)}")


if __name__ == "__main__":
    main()
