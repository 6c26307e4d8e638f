"""A blind measurement: twelve newspapers' makes and five list pages, written before they were read.

``python -m tests.pages.round5.measure_newspapers [--texts N] [--show] [--pages DIRECTORY]``
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from jobs import article
from jobs.errors import UnreadableError
from jobs.news import Article
from jobs.text import canonical, normalize
from tests.benchmarks.skins import usable_rows
from tests.jobs.skins import Story
from tests.pages.round5.newspapers import LISTS, MARKS, NEUTRAL, NEWSPAPERS, PREFIX
from tests.pages.round5.press_lists import ADDRESSES, Item, address
from tests.pages.round5.press_page import is_heading

VIETNAM = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOISE = ("Xem thêm", ">", "Video:", "Ảnh:")
CAPTIONS = (
    "Các đại biểu trao đổi bên lề buổi làm việc chiều 19/11. Ảnh: Thu Trang",
    "Một góc khu vực được nhắc tới, nhìn từ trên cao.",
    "Người dân theo dõi thông tin tại nhà văn hóa thôn (Ảnh: Đức Thịnh)",
    "Toàn cảnh buổi gặp mặt. Ảnh: TTXVN",
)
AUTHORS = ("Thùy Dương", "Phạm Hữu Quang", "Bùi Ngọc Khánh", "Mai Chi")


def same(text: str) -> str:
    """The form in which texts are compared."""
    return canonical(normalize(text))


def one_line(text: str) -> str:
    """Without line breaks and doubled blanks."""
    return " ".join(text.split())


def clean(text: str) -> tuple[str, list[str]]:
    """A text's lead and body without the corpus's noise; no body where none is fit."""
    lines = list(dict.fromkeys(map(one_line, text.split("\n"))))
    kept = [
        line
        for line in lines
        # A line that begins in the middle of a sentence was cut by the corpus, not by an editor.
        if len(line) >= 40 and not line.startswith(NOISE) and not line[0].islower()
        if line[0] not in ",.;)"
    ]
    while kept and not (len(kept[0]) >= 60 and kept[0].endswith(".")):
        kept.pop(0)
    while kept and is_heading(kept[-1]):
        kept.pop()
    return (kept[0], kept[1:]) if kept else ("", [])


def rows() -> list[dict[str, str]]:
    """The texts that this round may use."""
    usable = usable_rows()
    return usable[420:]


def stories(count: int) -> Iterator[Story]:
    """As many as wanted; a text of fewer than three fit paragraphs gives way to the next."""
    usable = rows()
    for number in range(count):
        start = 13 + number * 37
        near = (usable[(start + n) % len(usable)] for n in range(37))
        row, lead, body = next(
            (each, *parts) for each in near if len((parts := clean(each["text"]))[1]) >= 3
        )
        others = [usable[(start + 40 + 3 * n) % len(usable)] for n in range(12)]
        yield Story(
            title=one_line(row["title"]),
            lead=lead,
            body=body,
            caption=CAPTIONS[number % len(CAPTIONS)],
            author=AUTHORS[number % len(AUTHORS)],
            source="TTXVN",
            at=datetime(2026, 10, 3, 5, 50, tzinfo=VIETNAM)
            + number * timedelta(days=3, hours=9, minutes=17),
            others=[
                (one_line(each["title"]), one_line(each["text"])[:170].rsplit(" ", 1)[0] + "...")
                for each in others
            ],
        )


def in_order(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Whether the wanted stand among the found, in their order."""
    rest = iter(found)
    return all(each in rest for each in wanted)


def paragraph_faults(story: Story, name: str, found: Article) -> Iterator[str]:
    """What is wrong with lead and paragraphs."""
    leads = {same(story.lead), same(PREFIX.get(name, "") + story.lead)}
    if same(found.lead) not in leads:
        yield "lead"
    read = [same(text) for text in found.paragraphs]
    full = [same(found.lead), *read] if found.lead else read
    full = [same(story.lead) if text in leads else text for text in full]
    wanted = [same(text) for text in story.body if not is_heading(text)]
    everything = [same(story.lead), *wanted]
    if lost := [text for text in everything if text not in full]:
        yield "paragraph missing" if len(lost) < len(everything) else "all missing"
    elif not in_order(everything, full):
        yield "order"
    headings = {same(text) for text in story.body if is_heading(text)}
    neutral = tuple(same(text) for text in NEUTRAL.get(name, ()))
    body = [
        text
        for text in read
        if text not in headings | leads and not (neutral and text.startswith(neutral))
    ]
    if not body or body[0] != wanted[0]:
        yield "first paragraph"
    if not body or body[-1] != wanted[-1]:
        yield "last paragraph"
    signed = {same(mark.casefold()) for mark in (story.author, f"Theo {story.author}")}
    if any(same(text.casefold()) in signed for text in found.paragraphs):
        yield "signature in text"


def furniture(story: Story, name: str, found: Article) -> list[str]:
    """The furniture's words that were read as the article's."""
    own = same("\n".join((story.title, story.lead, *story.body, story.caption)))
    parts = (found.title, found.lead, *found.paragraphs, *(i.caption or "" for i in found.images))
    read = same("\n".join(parts))
    marks = [*MARKS[name], *(title for title, _ in story.others)]
    return [mark for mark in marks if same(mark) in read and same(mark) not in own]


def faults(story: Story, name: str, html: str) -> list[str]:
    """What of a page was read wrongly, by name."""
    try:
        found = article.read(html.encode(), "https://bao.example.vn/1.html", fetched_at=FETCHED)
    except UnreadableError:
        return ["unreadable"]
    made = list(paragraph_faults(story, name, found))
    if same(found.title) != same(story.title):
        made.append("title")
    if found.published != story.at:
        made.append("minute")
    # The photographer may be kept in the caption or set apart.
    caption = same(story.caption.partition("Ảnh:")[0].rstrip(" (."))
    if any(caption in same(text) for text in (found.lead, *found.paragraphs)):
        made.append("caption in text")
    if sum(caption in same(image.caption or "") for image in found.images) != 1:
        made.append("caption")
    if same(found.author.casefold()).removesuffix("/vov.vn") != same(story.author.casefold()):
        made.append("author")
    return made + [f"furniture: {mark[:40]}" for mark in furniture(story, name, found)]


def articles(count: int, *, show: bool) -> None:
    """Measure the makes and print how many pages had which fault."""
    clear = total = 0
    whole: Counter[str] = Counter()
    for name, make in NEWSPAPERS.items():
        counted: Counter[str] = Counter()
        good = 0
        for number, story in enumerate(stories(count)):
            wrong = faults(story, name, make(story))
            good += not wrong
            counted.update({each.partition(":")[0] for each in wrong})
            if wrong and show:
                print(f"   {name} {number} {story.title[:50]!r}: {'; '.join(wrong)}")
        clear, total = clear + good, total + count
        whole.update(counted)
        print(f"{name:10} {good:3}/{count}  {dict(counted.most_common())}")
    print(f"{'all':10} {clear:3}/{total}  {dict(whole.most_common())}")


def list_items(name: str, start: int) -> list[Item]:
    """Thirty articles of a site: title, address, sapo."""
    usable = rows()
    chosen: dict[str, str] = {}
    for n in range(start, start + 90):
        row = usable[n * 11 % len(usable)]
        chosen.setdefault(one_line(row["title"]), one_line(row["text"])[:160])
    pairs = list(chosen.items())[:30]
    return [(title, address(name, title, n), text) for n, (title, text) in enumerate(pairs)]


def lists(*, show: bool) -> None:
    """Measure the list pages through the newsroom's own door, ``python -m jobs links``."""
    scores = []
    with tempfile.TemporaryDirectory() as directory:
        for number, (name, make) in enumerate(LISTS.items()):
            items = list_items(name, number * 100)
            path = Path(directory) / f"{name}.html"
            path.write_text(make(items), encoding="utf-8")
            home = "/".join(ADDRESSES[name].split("/")[:3])
            page = {
                "section_portal": f"{home}/Default.aspx?tabid=102",
                "front_party": f"{home}/",
                "section_province": f"{home}/thoi-su-chinh-tri",
                "section_youth": f"{home}/thoi-su.htm",
            }.get(name, f"{home}/thoi-su")
            line = json.dumps({"id": name, "path": str(path), "url": page})
            command = [sys.executable, "-m", "jobs", "links"]
            out = subprocess.run(command, input=line, capture_output=True, text=True, check=True)
            found = {link["url"].rstrip("/") for link in json.loads(out.stdout).get("links", [])}
            truth = {link.rstrip("/") for _, link, _ in items}
            recall = len(found & truth) / len(truth)
            precision = len(found & truth) / len(found) if found else 0.0
            scores.append((recall, precision))
            print(f"{name:18} recall {recall:.3f}  precision {precision:.3f}")
            if show:
                print("   missed", sorted(truth - found), "\n   wrong ", sorted(found - truth))
    recall, precision = (sum(each) / len(scores) for each in zip(*scores, strict=True))
    print(f"{'mean':18} recall {recall:.3f}  precision {precision:.3f}")


def write(directory: Path) -> None:
    """Write a page of each make, to be looked at in a browser."""
    directory.mkdir(parents=True, exist_ok=True)
    story = next(stories(1))
    for name, make in NEWSPAPERS.items():
        (directory / f"{name}.html").write_text(make(story), encoding="utf-8")
    for name, page in LISTS.items():
        (directory / f"{name}.html").write_text(page(list_items(name, 0)), encoding="utf-8")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=12)
    parser.add_argument("--show", action="store_true", help="name each page's faults")
    parser.add_argument("--pages", type=Path, help="only write the pages there")
    chosen = parser.parse_args()
    if chosen.pages:
        write(chosen.pages)
        return
    articles(chosen.texts, show=chosen.show)
    lists(show=chosen.show)


if __name__ == "__main__":
    main()
