"""A blind measurement: portals' pages that were written before anybody read them.

``python -m tests.pages.round4.measure_portals [--texts N] [--only MAKE] [--show] [--save DIR]``
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jobs import article
from jobs.errors import UnreadableError
from jobs.news import Article
from jobs.text import canonical, normalize
from tests.benchmarks.skins import usable_rows
from tests.pages.round4.parts import VIETNAM, Make, Story, sentence
from tests.pages.round4.portals import MAKES

FETCHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
FIRST, WRAP, STEP = 700, 400, 31
CAPTIONS = (
    "Đoàn công tác thăm mô hình trồng rau sạch của xã.",
    "Quang cảnh buổi làm việc. Ảnh: Đức Thịnh",
    "Lãnh đạo địa phương tặng quà các hộ gia đình chính sách (Ảnh: CTV)",
    "Đồng chí Trần Thị Bích, Phó Bí thư Thường trực, phát biểu kết luận hội nghị",
)
AUTHORS = ("Thanh Nhàn", "Phạm Quốc Khánh", "Bích Ngọc", "Vũ Hải")
# Lines of the texts that are no paragraphs: captions with their credits, pointers to elsewhere.
BESIDE = re.compile(
    r"^(Mời |Xem thêm|Video|Clip|Ảnh|Nguồn|Đọc thêm|>>)|\(?\b(Ảnh|Nguồn|Đồ họa)\b.{0,40}$"
)
BULLET = re.compile(r"^([-•–*+]|\d{1,2}[.)])\s+")


def stories(count: int, *, skip: int = 0, most: int | None = None) -> Iterator[Story]:
    """So many stories, each from a text of its own; every fifth is very short."""
    usable = usable_rows()
    usable = usable[WRAP:]
    made, number = 0, skip
    while made < count:
        place = FIRST - WRAP + number * STEP + 7
        story = told(usable, place, number)
        number += 1
        if len(story.body) < 2:
            continue
        length = most or (2 if made % 5 == 4 else 4 if made % 5 == 2 else None)
        yield replace(story, body=story.body[:length])
        made += 1


def told(rows: list[dict[str, str]], place: int, number: int) -> Story:
    """The story that a row tells."""
    row, *far = (rows[(place + n * 397) % len(rows)] for n in range(6))
    lines = dict.fromkeys(" ".join(line.split()) for line in row["text"].split("\n"))
    lead, *body = [line for line in lines if len(line) >= 30 and not BESIDE.search(line)] or [""]
    return Story(
        title=" ".join(row["title"].split()),
        lead=lead,
        body=body,
        caption=CAPTIONS[number % len(CAPTIONS)],
        author=AUTHORS[number % len(AUTHORS)],
        source="Báo Đại đoàn kết",
        at=datetime(2026, 10, 1, 5, 40, tzinfo=VIETNAM) + number * timedelta(hours=7, minutes=17),
        others=[
            (" ".join(each["title"].split()), " ".join(each["text"].split())[:180]) for each in far
        ],
    )


def same(text: str) -> str:
    """The form in which texts are compared: spelling's variants and bullets do not count."""
    return BULLET.sub("", canonical(normalize(text)))


def nothing_but(text: str, allowed: list[str]) -> bool:
    """Whether a text has no letter or figure besides what may be read or left out."""
    for part in sorted(allowed, key=len, reverse=True):
        text = text.replace(part, " ")
    return not any(letter.isalnum() for letter in text)


def faults_of_text(make: Make, story: Story, found: Article) -> Iterator[str]:
    """Paragraphs lost, cut otherwise, foreign, doubled or in another order."""
    wanted = [same(text) for text in (story.lead, *story.body)]
    got = [same(text) for text in (found.lead, *found.paragraphs) if text]
    allowed = [same(t) for t in (*make.neutral, *make.kept, sentence(story.body[0]))]
    whole = " ".join(got)
    if wanted[0] not in got:
        yield "lead cut" if wanted[0] in whole else "lead lost"
    for text in wanted[1:]:
        if text not in got:
            yield "paragraph cut" if text in whole else "paragraph lost"
    for text in got:
        if text not in wanted and not nothing_but(text, allowed):
            yield "foreign paragraph"
    kept = [text for text in got if text in wanted]
    if len(kept) > len(set(kept)):
        yield "paragraph twice"
    elif kept != [text for text in wanted if text in kept]:
        yield "order"
    if any(same(text) not in whole for text in make.kept):
        yield "verse lost"


def faults_of_pictures(make: Make, story: Story, found: Article) -> Iterator[str]:
    """Captions that are missing, doubled, or read as text; a credit may be cut off."""
    captions = [same(image.caption) for image in found.images]
    text = " ".join(same(part) for part in (found.title, found.lead, *found.paragraphs))
    own = [story.caption] if make.captioned else []
    for caption in [*own, *make.captions, *make.loose]:
        core = same(re.split(r"\.? \(?Ảnh: ", caption)[0].rstrip("."))
        times = sum(core in each for each in captions)
        if times > 1:
            yield "caption twice"
        if times == 0 and caption not in make.loose:
            yield "caption lost"
        if core in text:
            yield "caption in the text"


def faults_of_furniture(make: Make, story: Story, found: Article) -> Iterator[str]:
    """What belongs to the page or to other articles, read as this one's."""
    truth = " ".join(same(t) for t in (story.title, story.lead, *story.body, story.caption))
    parts = [found.title, found.lead, *found.paragraphs, *(i.caption for i in found.images)]
    read = "\n".join(same(part) for part in parts)
    for text in make.furniture:
        if same(text) in read and same(text) not in truth:
            yield f"furniture ({text})"
    for title, teaser in story.others:
        for text in (same(title), same(teaser[:90])):
            if text in read and text not in truth:
                yield "another article"


def faults_of_facts(make: Make, story: Story, found: Article) -> Iterator[str]:
    """Headline, time, author and source."""
    if same(found.title) != same(story.title):
        yield "title"
    at = found.published and found.published.astimezone(VIETNAM)
    if at is None:
        yield "day lost"
    elif at.date() != story.at.date():
        yield "day"
    elif make.minute and (at.hour, at.minute) != (story.at.hour, story.at.minute):
        yield "minute"
    if make.author and same(found.author) != same(story.author):
        yield "author" if found.author else "author lost"
    if make.source and same(story.source) not in same(found.source):
        yield "source" if found.source else "source lost"


def faults(make: Make, story: Story, html: str) -> list[str]:
    """What of a page was read wrongly, by name."""
    try:
        found = article.read(html.encode(), "https://cong.example.vn/tin/1", fetched_at=FETCHED)
    except UnreadableError:
        return ["unreadable"]
    return [
        fault
        for kind in (faults_of_facts, faults_of_text, faults_of_pictures, faults_of_furniture)
        for fault in kind(make, story, found)
    ]


def main() -> None:
    """Read every make around its own texts and say what broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=10, help="texts for each make")
    parser.add_argument("--only", choices=MAKES, help="one make")
    parser.add_argument("--show", action="store_true", help="say of every page what broke")
    parser.add_argument("--save", type=Path, help="write the pages there as well")
    args = parser.parse_args()
    pages = clean = 0
    everything: Counter[str] = Counter()
    for number, (name, make) in enumerate(MAKES.items()):
        if args.only not in {None, name}:
            continue
        broken: Counter[str] = Counter()
        good = 0
        for text, story in enumerate(stories(args.texts, skip=number * 10, most=make.most)):
            html = make.page(story)
            if args.save:
                args.save.mkdir(parents=True, exist_ok=True)
                (args.save / f"{name}-{text}.html").write_text(html, encoding="utf-8")
            wrong = faults(make, story, html)
            good += not wrong
            broken.update(set(wrong))
            if args.show and wrong:
                print(f"  {name} {text} {story.title[:60]}: {', '.join(wrong)}")
        print(f"{name:16} {good:3}/{args.texts}  {dict(broken.most_common()) or ''}")
        pages, clean = pages + args.texts, clean + good
        everything.update(broken)
    print(f"{'all':16} {clean:3}/{pages}  {dict(everything.most_common())}")


if __name__ == "__main__":
    main()
