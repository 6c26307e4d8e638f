"""How well portals' pages of round 7 are read: ``python -m tests.pages.round7.measure_portals``.

``--show`` prints what each fault is about; ``--pages DIR`` writes the pages unread.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from tests.benchmarks.skins import usable_rows
from tests.jobs.skins import Story
from tests.pages.round7.portals import FURNITURE, PORTALS, SHOWN

VIETNAM = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
FIRST = datetime(2026, 10, 19, 6, 20, tzinfo=VIETNAM)
NOISE = ("Xem thêm", ">", "Video:", "Ảnh:")
CAPTIONS = (
    "Đoàn viên thanh niên tham gia dọn vệ sinh đường làng.",
    "Các đồng chí chủ trì buổi làm việc. Ảnh: Thanh Bình",
    "Trao quà cho các gia đình chính sách trên địa bàn",
)
AUTHORS = ("Thu Trang", "Trần Quốc Việt", "Lê Thị Mai Hương")
Fault = tuple[str, str]


def lines_of(text: str) -> list[str]:
    """The lines of a text, without the noise of the corpus."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if len(line) >= 40 and not line.startswith(NOISE)]


def stories(count: int) -> Iterator[Story]:
    """As many stories as wanted, from texts that nobody has measured with."""
    usable = usable_rows()
    usable = usable[420:]
    for number in range(count):
        at = 19 + number * 47
        row = usable[at % len(usable)]
        lines = lines_of(row["text"])
        start = next(n for n, line in enumerate(lines) if len(line) >= 60 and line[-1] == ".")
        others = [usable[(at + n) % len(usable)] for n in range(1, 6)]
        yield Story(
            title=" ".join(row["title"].split()),
            lead=lines[start],
            body=lines[start + 1 :],
            caption=CAPTIONS[number % 3],
            author=AUTHORS[number % 3],
            source="Báo Lao động",
            at=FIRST + number * timedelta(hours=79, minutes=13),
            others=[
                (" ".join(each["title"].split()), " ".join(each["text"].split())[:180])
                for each in others
            ],
        )


def same(text: str) -> str:
    """The form in which texts are compared."""
    from jobs.text import canonical, normalize

    return canonical(normalize(text))


def heading_faults(story: Story, name: str, found) -> Iterator[Fault]:
    """What was read wrongly beside the text: title, day, signature."""
    shown = SHOWN[name]
    if same(found.title) != same(story.title):
        yield "title", found.title
    local = found.published and found.published.astimezone(VIETNAM)
    if local is None or local.date() != story.at.date():
        yield "day", f"{local} for {story.at}"
    elif shown.minute and (local.hour, local.minute) != (story.at.hour, story.at.minute):
        yield "minute", f"{local} for {story.at}"
    if shown.author and same(found.author) != same(story.author):
        yield "author", f"{found.author!r} for {story.author!r}"
    if shown.source and same(found.source) != same(story.source):
        yield "source", f"{found.source!r} for {story.source!r}"


def text_faults(story: Story, name: str, found) -> Iterator[Fault]:
    """Paragraphs lost, out of order or not the article's; furniture anywhere."""
    truth = [same(text) for text in (story.lead, *story.body)]
    read = [same(text) for text in (found.lead, *found.paragraphs) if text]
    for text in truth:
        if text not in read:
            yield "lost", text
    kept = [text for text in read if text in truth]
    if kept != [text for text in truth if text in kept]:
        yield "order or twice", ""
    own = " ".join([same(story.title), *truth, same(story.caption)])
    strings = [*FURNITURE[name], *(text for other in story.others for text in other)]
    strange = [same(text) for text in strings if same(text) not in own]
    captions = [same(image.caption) for image in found.images]
    for text in (*read, *captions, same(found.title)):
        for string in strange:
            if string in text:
                yield "furniture", f"{string} | {text[:120]}"
    for text in read:
        if text not in truth and not any(string in text for string in strange):
            yield "extra", text


def caption_faults(story: Story, found) -> Iterator[Fault]:
    """The caption belongs to one picture, and is no paragraph; a credit may stand apart from it."""
    caption = same(story.caption.split(" Ảnh:")[0]).rstrip(" .")
    if any(caption in same(text) for text in (found.lead, *found.paragraphs)):
        yield "caption as text", story.caption
    count = sum(caption in same(image.caption) for image in found.images)
    if count != 1:
        yield "caption", f"{count} times: {[image.caption for image in found.images]}"


def faults(story: Story, name: str, page: str) -> list[Fault]:
    """All that was read wrongly of a page: the kind, and what it is about."""
    from jobs import article
    from jobs.errors import UnreadableError

    try:
        found = article.read(page.encode(), "https://cong.example.gov.vn/1", fetched_at=FETCHED)
    except UnreadableError:
        return [("unreadable", "")]
    return [
        *heading_faults(story, name, found),
        *text_faults(story, name, found),
        *caption_faults(story, found),
    ]


def write_pages(folder: Path, texts: int) -> None:
    """Write every page, for other eyes than the reader's."""
    for number, story in enumerate(stories(texts)):
        for name, make in PORTALS.items():
            (folder / f"{name}-{number}.html").write_text(make(story), encoding="utf-8")


def main() -> None:
    """Read every page, and say what was wrong of which make."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--texts", type=int, default=10)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--pages", type=Path)
    given = parser.parse_args()
    if given.pages:
        write_pages(given.pages, given.texts)
        return
    whole = 0
    for name, make in PORTALS.items():
        kinds: Counter[str] = Counter()
        right = 0
        for number, story in enumerate(stories(given.texts)):
            found = faults(story, name, make(story))
            right += not found
            kinds.update({kind for kind, _ in found})
            if given.show:
                for kind, what in found:
                    print(f"   {name} {number} {kind}: {what}")
        whole += right
        print(f"{name:14} {right:3}/{given.texts} {dict(kinds)}")
    print(f"all {whole}/{given.texts * len(PORTALS)}")


if __name__ == "__main__":
    main()
