"""How well newspapers' pages are read that were written before anybody had read them: blind.

``python -m tests.pages.round4.measure_newspapers [--texts N] [--show] [--only MAKE] [--write DIR]``

Fourteen makes of article pages around ten texts each, then five list pages. ``--write`` only puts
the pages into a folder, for a browser, and reads nothing.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jobs import article
from jobs.errors import UnreadableError
from jobs.text import canonical, normalize
from tests.benchmarks.skins import usable_rows
from tests.jobs.skins import Story
from tests.pages.round4.lists import ADDRESSES, LISTS, NEUTRAL, PAGES, Item
from tests.pages.round4.newspapers import FACTS, NEWSPAPERS
from tests.pages.round4.press_parts import CLUTTER_WORDS, COMMENTS, SIDE, VIETNAM, Facts, slug

FETCHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
FIRST, UNUSED = 700, 400
"""The row begun with, and the first of those that no other measurement takes."""
TEXTS_EACH = 10
SLACK = 24
"""Signs that may be stuck to a paragraph: a stamp of place, the paper's initials, a signature."""
CAPTIONS = (
    "Cán bộ thôn hướng dẫn người dân kê khai trên điện thoại.",
    "Lễ kết nạp đảng viên mới tại nhà truyền thống. Ảnh: Lam Hồng",
    "Một góc trung tâm xã nhìn từ trên cao. Ảnh: Lam Hồng",
)
AUTHORS = ("Đỗ Quỳnh", "Phan Trọng Đạt", "Vi Thị Thơm", "Minh Khuê")


def usable() -> list[dict[str, str]]:
    """The rows of texts that pages are made around."""
    kept = usable_rows()
    return kept[UNUSED:]


def one_line(text: str) -> str:
    """White space as a page shows it."""
    return " ".join(text.split())


def is_paragraph(text: str) -> bool:
    """Whether a line of a text is one that a page would show as a paragraph of the article."""
    return len(text) >= 30 and not text.startswith(("Xem thêm", ">", "Video:"))


def stories(first: int, count: int) -> Iterator[Story]:
    """So many stories, from the ``first`` on; no two numbers give the same."""
    rows = usable()
    for number in range(first, first + count):
        at = (FIRST - UNUSED + number * 31 + 7) % len(rows)
        texts = [one_line(line) for line in rows[at]["text"].split("\n")]
        lead, *body = dict.fromkeys(text for text in texts if is_paragraph(text))
        others = [rows[(at + n) % len(rows)] for n in range(1, 6)]
        yield Story(
            title=one_line(rows[at]["title"]),
            lead=lead,
            body=body,
            caption=CAPTIONS[number % 3],
            author=AUTHORS[number % 4],
            source="",
            at=datetime(2026, 10, 1, 6, 20, tzinfo=VIETNAM)
            + number * timedelta(hours=7, minutes=13),
            others=[(one_line(row["title"]), one_line(row["text"])[:180]) for row in others],
        )


def pages(texts: int, only: str = "") -> Iterator[tuple[str, Story, Facts, str]]:
    """Each make around its own texts: name, the story as far as shown, facts, HTML."""
    for number, (name, make) in enumerate(NEWSPAPERS.items()):
        if only in {"", name}:
            for story in stories(number * TEXTS_EACH, texts):
                shown = replace(story, body=story.body[: FACTS[name].cut])
                yield name, shown, FACTS[name], make(shown)


def same(text: str) -> str:
    """The form in which texts are compared."""
    return canonical(normalize(text))


def text_faults(story: Story, facts: Facts, found: article.Article) -> Iterator[str]:
    """What is wrong with the paragraphs: missing, broken, out of order, twice, glued."""
    read = [same(text) for text in (found.lead, *found.paragraphs) if text]
    truth = [same(text) for text in (story.lead, *story.body)]
    grouped = range(3, 5) if facts.listed and len(story.body) >= 6 else range(0)
    places = []
    for number, text in enumerate(truth):
        spare = len(read) * 10_000 if number in grouped else SLACK
        at = [n for n, each in enumerate(read) if text in each and len(each) <= len(text) + spare]
        places += at[:1]
        if not at:
            where = {0: "first", len(truth) - 1: "last"}.get(number, "middle")
            yield f"{where} paragraph not whole: {story.body[number - 1][:60] if number else ''}"
        elif len(at) > 1 and sum(text in each for each in truth) == 1:
            yield f"twice: {text[:60]}"
    if places != sorted(places):
        yield "out of order"


def left_of(text: str, known: Sequence[str]) -> str:
    """What a paragraph holds besides what is known."""
    for each in sorted(known, key=len, reverse=True):
        text = text.replace(each, "")
    return text.strip(" .:;,-–•()*>")


def foreign_faults(story: Story, facts: Facts, found: article.Article) -> Iterator[str]:
    """What does not belong where it was put: furniture, captions, signatures."""
    truth = [same(text) for text in (story.title, story.lead, *story.body)]
    known = [*truth, *(same(text) for text in facts.neutral)]
    captions = [same(core(text)) for text in (story.caption, *facts.captions)]
    for paragraph in found.paragraphs:
        text = same(paragraph)
        if any(caption in text for caption in captions):
            yield f"caption among paragraphs: {paragraph[:60]}"
        elif same(story.author).lower() in text.lower() and len(text) <= len(story.author) + SLACK:
            yield f"signature among paragraphs: {paragraph[:60]}"
        elif not any(text in each for each in known) and len(left_of(text, known)) > SLACK:
            yield f"foreign: {paragraph[:80]}"
    shown = [found.title, found.lead, *found.paragraphs, *(one.caption for one in found.images)]
    own = " ".join(truth)
    for text in forbidden(story, facts):
        if same(text) not in own and any(same(text) in same(each) for each in shown):
            yield f"furniture: {text[:60]}"


def forbidden(story: Story, facts: Facts) -> list[str]:
    """Beginnings of all that a page shows besides its article."""
    others = [text[:60] for pair in (*story.others, *SIDE) for text in pair]
    comments = [text for _, texts in COMMENTS for text in texts]
    return [*facts.furniture, *CLUTTER_WORDS, *others, *comments]


def core(caption: str) -> str:
    """A caption without its credit and full stop."""
    return caption.split(" Ảnh:", 1)[0].rstrip(". ")


def faults(story: Story, facts: Facts, name: str, page: str) -> list[str]:
    """What of a page was read wrongly: a kind each, after the colon what it was."""
    url = f"https://{name}.example.vn/chinh-tri/{slug(story.title)}.html"
    try:
        found = article.read(page.encode(), url, fetched_at=FETCHED)
    except UnreadableError:
        return ["unreadable"]
    wrong = []
    if same(found.title) != same(story.title):
        wrong.append(f"title: {found.title[:60]}")
    if not found.published or found.published.replace(second=0) != story.at:
        wrong.append(f"minute: {found.published} for {story.at}")
    lead, read = same(story.lead), same(found.lead)
    if not (lead in read and len(read) <= len(lead) + SLACK) and (facts.lead or read):
        wrong.append(f"lead: {found.lead[:60]}")
    signed = found.author.casefold()
    if facts.author and (
        story.author.casefold() not in signed or len(signed) > len(story.author) + SLACK
    ):
        wrong.append(f"author: {found.author[:60]}")
    if not facts.author and found.author:
        wrong.append(f"author where none is: {found.author[:60]}")
    for caption in ((story.caption,) if facts.caption else ()) + facts.captions:
        times = sum(same(core(caption)) in same(image.caption) for image in found.images)
        if times != 1:
            wrong.append(f"caption {'missing' if not times else 'twice'}: {caption}")
    return [*wrong, *text_faults(story, facts, found), *foreign_faults(story, facts, found)]


def items(name: str, number: int, count: int = 30) -> list[Item]:
    """The articles that a list page shows."""
    rows = usable()
    chosen = [rows[((number * count + n) * 31 + 11) % len(rows)] for n in range(count)]
    return [
        Item(
            title=one_line(row["title"]),
            address=ADDRESSES[name].format(slug=slug(row["title"]), n=n),
            teaser=one_line(row["text"])[:160],
            day=FETCHED.astimezone(VIETNAM) - n * timedelta(hours=5, minutes=9),
        )
        for n, row in enumerate(chosen)
    ]


def bare(address: str) -> str:
    """An address without what portals hang to it on the way."""
    return address.split("#", 1)[0].split("?redirect", 1)[0].replace("http://", "https://")


def lists(folder: Path) -> dict[str, list[str]]:
    """Let ``jobs links`` say what the list pages lead to, by page."""
    lines = []
    for number, (name, make) in enumerate(LISTS.items()):
        path = folder / f"list-{name}.html"
        path.write_text(make(items(name, number)), encoding="utf-8")
        lines.append(json.dumps({"id": name, "path": str(path), "url": PAGES[name]}))
    ran = subprocess.run(
        [sys.executable, "-m", "jobs", "links"],
        input="\n".join(lines) + "\n", capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = [json.loads(line) for line in ran.stdout.splitlines() if line.strip()]
    return {each["id"]: [link["url"] for link in each.get("links", ())] for each in told}


def measure_lists(*, show: bool) -> None:
    """Print recall and precision of each list page, and their means."""
    with tempfile.TemporaryDirectory() as folder:
        told = lists(Path(folder))
    recalls, precisions = [], []
    for number, name in enumerate(LISTS):
        truth = {bare(item.address) for item in items(name, number)}
        neutral = {url for url in told[name] if any(part in url for part in NEUTRAL)}
        found = {bare(url) for url in told[name] if url not in neutral}
        recalls.append(len(truth & found) / len(truth))
        precisions.append(len(truth & found) / len(found) if found else 0.0)
        print(f"{name:10} recall {recalls[-1]:.3f} precision {precisions[-1]:.3f}", end=" ")
        print(f"({len(truth)} articles, {len(found)} found, {len(neutral)} neutral)")
        if show:
            print(*(f"    missed {url}" for url in sorted(truth - found)), sep="\n")
            print(*(f"    wrong {url}" for url in sorted(found - truth)), sep="\n")
    print(f"means: recall {sum(recalls) / len(recalls):.3f}", end=" ")
    print(f"precision {sum(precisions) / len(precisions):.3f}")


def measure_articles(texts: int, only: str, *, show: bool) -> None:
    """Print, for each make, how many pages were read without a fault, and the kinds of faults."""
    clean: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    for name, story, facts, page in pages(texts, only):
        wrong = faults(story, facts, name, page)
        of_page = {each.split(":", 1)[0] for each in wrong}
        kinds.setdefault(name, Counter()).update(of_page)
        total.update(of_page)
        clean[name] += not wrong
        if show and wrong:
            print(f"  {name} — {story.title[:60]}", *(f"      {each}" for each in wrong), sep="\n")
    for name, counted in kinds.items():
        worst = ", ".join(f"{kind} {times}" for kind, times in counted.most_common())
        print(f"{name:11} {clean[name]:3} of {texts} without a fault; {worst}")
    print(f"all         {clean.total()} of {texts * len(kinds)}; pages by kind of fault:")
    print(*(f"    {kind}: {times}" for kind, times in total.most_common()), sep="\n")


def write(folder: Path, texts: int, only: str) -> None:
    """Put the pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, _, _, page) in enumerate(pages(texts, only)):
        (folder / f"{name}-{number % texts}.html").write_text(page, encoding="utf-8")
    for number, (name, make) in enumerate(LISTS.items()):
        page = make(items(name, number))
        (folder / f"list-{name}.html").write_text(page, encoding="utf-8")


def main() -> None:
    """Measure, or only write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=TEXTS_EACH)
    parser.add_argument("--only", default="", choices=["", *NEWSPAPERS])
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    if asked.write:
        write(asked.write, asked.texts, asked.only)
        return
    measure_articles(asked.texts, asked.only, show=asked.show)
    if not asked.only:
        measure_lists(show=asked.show)


if __name__ == "__main__":
    main()
