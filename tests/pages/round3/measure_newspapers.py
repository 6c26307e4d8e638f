"""How well newspapers' pages are read that were written without having seen the reader.

``python -m tests.pages.round3.measure_newspapers [--texts N] [--show]``
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from jobs import article
from jobs.errors import NotAFeedError, UnreadableError
from jobs.links import cleaned
from jobs.sources import page
from jobs.text import canonical, normalize
from tests.benchmarks.skins import usable_rows
from tests.jobs.skins import MUST_NOT, Story
from tests.pages.round3.newspapers import LISTS, NEWSPAPERS, Shown, shown
from tests.pages.round3.press_lists import ListPage
from tests.pages.round3.press_parts import (
    CELLS,
    FURNITURE,
    HEADLINES,
    NEUTRAL,
    SECOND_CAPTION,
    pulled,
)

VIETNAM = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
URL = "https://bao.example.vn/thoi-su/tin-4123456.html"
HTML = "text/html; charset=utf-8"
FIRST_ROW, STEP, TAKEN_STEP = 700, 29, 37
CAPTIONS = (
    "Toàn cảnh khu dân cư ven sông nhìn từ trên cao.",
    "Bà con góp ngày công làm đường bê tông chiều 19/11. Ảnh: Quang Thọ",
    "Đại biểu trao đổi bên lề hội nghị. (Ảnh: TRẦN HẢI)",
)
AUTHORS = ("Thu Trang", "Phạm Đức Long", "Lê Thị Mai Hoa", "Sơn Tùng")
NO_PARAGRAPH = re.compile(r"^(Ảnh|Video|Xem thêm|Theo |\(|>)|Ảnh:|Clip:")


def rows() -> list[dict[str, str]]:
    """Texts that nobody on this project wrote, those that ``skins`` takes left out."""
    usable = usable_rows()
    late = range(FIRST_ROW, len(usable))
    return [usable[n] for n in late if n % TAKEN_STEP and len(lines(usable[n])) >= 4]


def lines(row: dict[str, str]) -> list[str]:
    """The paragraphs of a text, each once, without what belongs to its pictures."""
    told = (" ".join(line.split()) for line in row["text"].split("\n"))
    kept = (line for line in told if len(line) >= 30 and not NO_PARAGRAPH.search(line))
    return list(dict.fromkeys(kept))


def stories(first: int, count: int) -> Iterator[Story]:
    """So many stories, from one on."""
    usable = rows()
    for number in range(first, first + count):
        at = number * STEP
        row = usable[at % len(usable)]
        lead, *body = lines(row)
        others = [usable[(at + n) % len(usable)] for n in range(1, 6)]
        yield Story(
            title=" ".join(row["title"].split()),
            lead=lead,
            body=body,
            caption=CAPTIONS[number % 3],
            author=AUTHORS[number % 4],
            source="",
            rich=number % 2 == 1,
            at=datetime(2026, 10, 1, 6, 20, tzinfo=VIETNAM)
            + number * timedelta(hours=7, minutes=13),
            others=[
                (" ".join(o["title"].split()), " ".join(o["text"].split())[:180]) for o in others
            ],
        )


def same(text: str) -> str:
    """The form in which texts are compared."""
    return canonical(normalize(text))


def unstamped(found: str, stamp: str, wanted: str) -> str:
    """A lead as compared: the place or letters before it are right in it and out of it."""
    forms = [found.strip()]
    if stamp and forms[0].startswith(stamp):
        rest = forms[0][len(stamp) :]
        forms += [rest.lstrip(" -–:")] if rest[:1] in " -–:" else []
    return next((same(form) for form in forms if same(form) == same(wanted)), same(forms[0]))


def told(found: Any, stamp: str, story: Story) -> list[str]:
    """Lead and paragraphs as read, without what is right in or out of them.

    That is subheadings, a table's cells, notes, and the quotation that was pulled.
    """
    first, *rest = [text for text in (found.lead, *found.paragraphs) if text] or [""]
    texts = [unstamped(first, stamp, story.lead), *map(same, rest)]
    neutral = {same(text) for text in (*NEUTRAL, pulled(story))}
    cells = {word for cell in CELLS for word in same(cell).split()}
    return [
        text
        for text in texts
        if text not in neutral and text.strip("- ") and set(re.findall(r"[^\s|]+", text)) - cells
    ]


def forbidden(story: Story) -> list[str]:
    """Pieces of what is no article, so far as the story itself does not say them."""
    own = same(" ".join((story.title, story.lead, *story.body)))
    others = [piece[:60] for pair in story.others for piece in pair if len(piece) >= 20]
    told = map(same, (*FURNITURE, *MUST_NOT, *HEADLINES, *others))
    return [piece for piece in told if piece and piece not in own]


def intruders(story: Story, found: Any) -> list[str]:
    """What of the page's furniture is in what was read."""
    texts = (found.title, found.lead, *found.paragraphs, *(i.caption for i in found.images))
    whole = [same(text) for text in texts]
    return [piece for piece in forbidden(story) if any(piece in text for text in whole)]


def caption_faults(story: Story, found: Any, html: str) -> Iterator[str]:
    """Each caption belongs to one picture, with or without its credit, and to no paragraph."""
    captions = [same(image.caption) for image in found.images]
    paragraphs = [same(text) for text in (found.lead, *found.paragraphs)]
    for caption in (story.caption, *([SECOND_CAPTION] if SECOND_CAPTION in html else [])):
        core = same(re.split(r"\(?Ảnh:", caption)[0].strip(" ."))
        if sum(core in each for each in captions) != 1:
            yield "caption"
        if any(core in each for each in paragraphs):
            yield "caption in text"


def faults(story: Story, seen: Shown, html: str) -> list[str]:
    """What of a page was read wrongly, by name."""
    try:
        found = article.read(html.encode(), URL, fetched_at=FETCHED)
    except UnreadableError:
        return ["unreadable"]
    texts = told(found, seen.stamp, story)
    wanted = [same(text) for text in (story.lead, *story.body)]
    checks = {
        "title": same(found.title) == same(story.title),
        "minute": found.published == story.at,
        "lead": unstamped(found.lead, seen.stamp, story.lead) == wanted[0],
        "first": len(texts) > 1 and texts[1] == wanted[1],
        "last": bool(texts) and texts[-1] == wanted[-1],
        "paragraphs": texts == wanted,
        "author": same(found.author) == (same(story.author) if seen.signed else ""),
        "source": not seen.source or same(seen.source) in same(found.source),
        "furniture": not intruders(story, found),
    }
    wrong = [name for name, right in checks.items() if not right]
    return [*wrong, *dict.fromkeys(caption_faults(story, found, html))]


def explain(story: Story, seen: Shown, html: str) -> None:
    """Print what was read beside what was wanted, where they differ."""
    try:
        found = article.read(html.encode(), URL, fetched_at=FETCHED)
    except UnreadableError as error:
        print("   ", error)
        return
    texts = told(found, seen.stamp, story)
    wanted = [same(text) for text in (story.lead, *story.body)]
    for sign, ours, theirs in (("-", wanted, texts), ("+", texts, wanted)):
        for text in ours:
            if text not in theirs:
                print(f"    {sign} {text[:150]}")
    print("   ", found.title[:60], found.published, found.author, found.source)
    print("   ", "captions:", [image.caption for image in found.images], intruders(story, found))


def measure_pages(count: int, *, show: bool) -> None:
    """Print, for each make, how many pages were read without a fault, and the faults."""
    total: Counter[str] = Counter()
    clean_of_all = 0
    for place, (name, make) in enumerate(NEWSPAPERS.items()):
        wrong: Counter[str] = Counter()
        clean = 0
        for story in stories(place * count, count):
            html, seen = make(story), shown(name, story)
            found = faults(story, seen, html)
            wrong.update(found)
            clean += not found
            if found and show:
                print(f"  {name}: {story.title[:60]}: {', '.join(found)}")
                explain(story, seen, html)
        total += wrong
        clean_of_all += clean
        print(f"{name:16} {clean:3} of {count} clean  {dict(wrong.most_common())}")
    every = count * len(NEWSPAPERS)
    print(f"{'all':16} {clean_of_all:3} of {every} clean  {dict(total.most_common())}")


def found_links(made: ListPage) -> set[str]:
    """The addresses that a list page is read to lead to."""
    try:
        listing = page.read(made.html.encode(), url=made.url, content_type=HTML, fetched_at=FETCHED)
    except NotAFeedError as error:
        print("   ", error)
        return set()
    return {cleaned(entry.link, made.url) for entry in listing.entries}


def list_titles(first: int, count: int = 30) -> Sequence[str]:
    """Titles of articles, each once."""
    usable = rows()
    picked = (usable[(first + n * STEP) % len(usable)]["title"] for n in range(count * 2))
    return list(dict.fromkeys(" ".join(title.split()) for title in picked))[:count]


def measure_lists(*, show: bool) -> None:
    """Print recall and precision of each list page, and their means."""
    shares = []
    for place, (name, make) in enumerate(LISTS.items()):
        made = make(list_titles(1000 + place * 7))
        wanted = {cleaned(link, made.url) for link in made.articles}
        neutral = {cleaned(link, made.url) for link in made.neutral}
        found = found_links(made) - neutral
        right = len(found & wanted)
        shares.append((right / len(wanted), right / len(found) if found else 0.0))
        both = "recall {:.3f}  precision {:.3f}".format(*shares[-1])
        print(f"{name:18} {both}  ({right} of {len(wanted)}, {len(found)} found)")
        if show:
            print(*(f"    - {link}" for link in sorted(wanted - found)), sep="\n")
            print(*(f"    + {link}" for link in sorted(found - wanted)), sep="\n")
    recall, precision = (sum(each) / len(shares) for each in zip(*shares, strict=True))
    print(f"{'mean':18} recall {recall:.3f}  precision {precision:.3f}")


def main() -> None:
    """Measure the pages, then the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=15)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    measure_pages(asked.texts, show=asked.show)
    measure_lists(show=asked.show)


if __name__ == "__main__":
    main()
