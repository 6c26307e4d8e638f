"""How well portals are read whose pages were written before anybody read them.

``python -m tests.pages.round3.measure_portals [--texts N] [--only MAKE] [--show]``
"""

import argparse
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from jobs import article
from jobs.errors import UnreadableError
from jobs.news import Article
from tests.benchmarks.skins import usable_rows
from tests.jobs.skins import MUST_NOT, Story
from tests.pages.round3.furniture import HEADINGS, VIETNAM
from tests.pages.round3.portals import FURNITURE, PORTALS, SHOWN

FIRST = 700
FETCHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
CAPTIONS = (
    "Toàn cảnh buổi làm việc với cấp ủy cơ sở.",
    "Lãnh đạo địa phương trao quà cho các gia đình chính sách nhân dịp kỷ niệm.",
    "Đoàn viên thanh niên ra quân dọn vệ sinh môi trường. Ảnh: Minh Khuê",
)
AUTHORS = ("Thu Trang", "Phạm Quốc Bảo", "Đỗ Thị Kim Ngân", "Hải Yến")
SOURCES = ("Báo Lao động", "Báo Nhân Dân", "TTXVN")


def usable() -> list[dict[str, str]]:
    """The rows that make a story, without those that others have measured with."""
    kept = usable_rows()
    return kept[FIRST:]


def shaped(number: int, body: Sequence[str]) -> list[str]:
    """Every third story is a short report; of the long ones, every other has sub-headings."""
    if number % 3 == 1:
        return list(body[:3])
    made = list(body)
    if number // 3 % 2 == 0 and len(made) >= 7:
        made.insert(len(made) // 3, HEADINGS[0])
        made.insert(2 * len(made) // 3, HEADINGS[1])
    return made


def story_of(number: int, rows: Sequence[dict[str, str]]) -> Story:
    """The story of this number, at a day and an hour of its own."""
    place = number * 29 % len(rows)
    row, others = rows[place], [rows[(place + n) % len(rows)] for n in range(1, 6)]
    lines = [" ".join(line.split()) for line in row["text"].split("\n")]
    lead, *body = [line for line in lines if len(line) >= 30]
    return Story(
        title=" ".join(row["title"].split()),
        lead=lead,
        body=shaped(number, body),
        caption=CAPTIONS[number % len(CAPTIONS)],
        author=AUTHORS[number // 3 % len(AUTHORS)],
        source=SOURCES[number % len(SOURCES)],
        at=datetime(2026, 10, 1, 5, 47, tzinfo=VIETNAM) + number * timedelta(hours=8, minutes=19),
        others=[
            (" ".join(each["title"].split()), " ".join(each["text"].split())[:180])
            for each in others
        ],
    )


def stories(make: int, count: int) -> Iterator[Story]:
    """As many stories as wanted for the make of this number: other texts for each make."""
    rows = usable()
    for number in range(count):
        yield story_of(number * len(PORTALS) + make, rows)


def same(text: str) -> str:
    """The form in which texts are compared: composed, one kind of space, nothing invisible."""
    seen = unicodedata.normalize("NFC", text).translate(dict.fromkeys(map(ord, "\u200b\ufeff\xad")))
    return " ".join(seen.split())


def of_the_text(story: Story, found: Article) -> Iterator[tuple[str, str]]:
    """What is wrong with the paragraphs, the lead among them: the fault's name, and the words."""
    wanted = [same(text) for text in (story.lead, *story.body)]
    got = [same(text) for text in (found.lead, *found.paragraphs) if text]
    for text in wanted:
        if text not in got:
            yield ("sub-heading" if text in HEADINGS else "paragraph"), text
    for text, times in Counter(got).items():
        if text not in wanted:
            yield "not the article's", text
        elif times > wanted.count(text):
            yield "twice", text
    places = [wanted.index(text) for text in got if wanted.count(text) == 1]
    if places != sorted(places):
        yield "order", str(places)


def of_the_furniture(story: Story, found: Article) -> Iterator[tuple[str, str]]:
    """What of the page around the article was taken for a part of it."""
    own = same(" ".join((story.title, story.lead, *story.body, story.caption)))
    around = (*FURNITURE, *MUST_NOT, *(text for pair in story.others for text in pair))
    captions = [image.caption for image in found.images]
    taken = [same(text) for text in (found.title, found.lead, *found.paragraphs, *captions)]
    for text in map(same, around):
        if text not in own and any(text in part for part in taken):
            yield "furniture", text


def of_the_head(story: Story, name: str, found: Article) -> Iterator[tuple[str, str]]:
    """What is wrong with title, day, minute, caption, author and source."""
    shown = SHOWN[name]
    if same(found.title) != same(story.title):
        yield "title", found.title
    at = found.published
    if at is None or at.astimezone(VIETNAM).date() != story.at.date():
        yield "day", f"{at} for {story.at}"
    elif shown.minute and at != story.at.replace(second=0, microsecond=0):
        yield "minute", f"{at} for {story.at}"
    captions = [same(image.caption) for image in found.images]
    words = same(story.caption.partition(" Ảnh:")[0])  # who took it may be set apart
    if shown.caption and sum(words in caption for caption in captions) != 1:
        yield "caption", str(captions)
    if not shown.caption and any(captions):
        yield "caption where none is", str(captions)
    if shown.author and same(found.author) != same(story.author):
        yield "author", found.author
    if not shown.author and found.author:
        yield "author where none is", found.author
    if shown.source and same(found.source) != same(story.source):
        yield "source", found.source


def faults(story: Story, name: str, number: int) -> list[tuple[str, str]]:
    """What of a page was read wrongly."""
    page = PORTALS[name](story).encode()
    url = f"https://{name.replace('_', '-')}.example.vn/tin-tuc/bai-{number}.html"
    try:
        found = article.read(page, url, fetched_at=FETCHED)
    except UnreadableError as error:
        return [("unreadable", str(error))]
    return [
        *of_the_head(story, name, found),
        *of_the_text(story, found),
        *of_the_furniture(story, found),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=15, help="stories for each make")
    parser.add_argument("--only", choices=PORTALS, help="this make alone")
    parser.add_argument("--show", action="store_true", help="print the words of every fault")
    options = parser.parse_args()
    whole = read = 0
    for make, name in enumerate(PORTALS):
        if options.only not in (None, name):
            continue
        pages: Counter[str] = Counter()
        clean = 0
        for number, story in enumerate(stories(make, options.texts)):
            wrong = faults(story, name, number)
            pages.update({kind for kind, _ in wrong})
            clean += not wrong
            if options.show:
                for kind, words in wrong:
                    print(f"    {name} {number} {kind}: {words[:140]}")
        whole, read = whole + clean, read + options.texts
        kinds = ", ".join(f"{kind} {times}" for kind, times in pages.most_common())
        print(f"{name:12} {clean:3}/{options.texts} without fault   {kinds}")
    print(f"{'all':12} {whole:3}/{read} without fault (numbers: pages with such a fault)")


if __name__ == "__main__":
    main()
