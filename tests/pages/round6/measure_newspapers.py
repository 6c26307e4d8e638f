"""How well pages of twelve newspapers are read that nobody had seen before: a blind measurement.

``python -m tests.pages.round6.measure_newspapers [--texts N] [--only MAKE] [--show] [--check]``

``--check`` does not read the pages; it says whether each of them shows what is to be found in it.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from lxml import html as lxml_html

from jobs import article
from jobs.errors import UnreadableError
from jobs.news import Article
from jobs.text import canonical, normalize
from tests.benchmarks.skins import usable_rows
from tests.jobs.skins import Story
from tests.pages.round6.newspapers import ADDRESSES, FURNITURE, NEUTRAL, NEWSPAPERS, Truth, truth

VIETNAM = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
CAPTIONS = (
    "Quang cảnh buổi làm việc sáng 20/11.",
    "Cán bộ, đảng viên trao đổi bên lề hội nghị.",
    "Đồng chí Chủ tịch UBND tỉnh phát biểu kết luận. Ảnh: Minh Khuê",
)
AUTHORS = ("Thanh Bình", "Phạm Quốc Tuấn", "Vũ Thị Hạnh", "Lê Sơn")
# Lines of the texts that are no paragraphs: pointers, captions and credits left by the crawl.
NOISE = re.compile(r"^(xem thêm|>|video:|ảnh:)|\bảnh: .{1,40}$|\([^()]*tổng hợp\)$", re.IGNORECASE)


def rows() -> list[dict[str, str]]:
    """The texts that earlier measurements left out."""
    usable = usable_rows()
    return usable[420:]


def paragraphs(text: str) -> list[str]:
    """The text from its lead on: the first line that can be one. Nothing where there is none."""
    lines = [" ".join(line.split()).removeprefix(". ") for line in text.split("\n")]
    kept = [line for line in lines if len(line) >= 40 and not NOISE.search(line)]
    for number, line in enumerate(kept):
        if len(line) >= 60 and line.endswith("."):
            return list(dict.fromkeys(kept[number:]))
    return []


def stories(count: int) -> Iterator[Story]:
    """As many stories as wanted; a text of fewer than four paragraphs gives way to the next."""
    usable = rows()
    for number in range(count):
        at = (29 + number * 41) % len(usable)
        while len(paragraphs(usable[at]["text"])) < 4:
            at = (at + 1) % len(usable)
        lead, *body = paragraphs(usable[at]["text"])
        others = [usable[(at + n) % len(usable)] for n in range(1, 6)]
        yield Story(
            title=" ".join(usable[at]["title"].split()),
            lead=lead,
            body=body,
            caption=CAPTIONS[number % 3],
            author=AUTHORS[number % 4],
            source="Báo Lao động",
            rich=number % 2 == 1,
            at=datetime(2026, 10, 2, 5, 40, tzinfo=VIETNAM)
            + number * timedelta(days=4, hours=5, minutes=17),
            others=[
                (" ".join(each["title"].split()), " ".join(each["text"].split())[:180])
                for each in others
            ],
        )


def same(text: str) -> str:
    """The form in which texts are compared."""
    return canonical(normalize(text))


def ordered(wanted: list[str], found: list[str]) -> bool:
    """Whether all that is wanted was found, in its order."""
    left = iter(found)
    return all(text in left for text in wanted)


def of_head(story: Story, page: Truth, found: Article) -> Iterator[str]:
    """What of title, lead, minute, signature and source was read wrongly."""
    if same(found.title) != same(story.title):
        yield "title"
    if same(found.lead) not in {same(lead) for lead in page.leads}:
        yield "lead"
    if found.published != story.at:
        yield "minute"
    if same(found.author) not in {same(author) for author in page.authors}:
        yield "author"
    if page.source and same(found.source) != same(page.source):
        yield "source"


def of_body(page: Truth, found: Article) -> Iterator[str]:
    """What of the paragraphs was read wrongly; sub-headings may be there or not."""
    free = {same(text) for text in (*page.headings, *NEUTRAL)}
    leads = {same(lead) for lead in page.leads}
    authors = {same(author) for author in page.authors}
    wanted = [same(text) for text in page.paragraphs]
    read = [text for text in map(same, found.paragraphs) if text not in free]
    if not read or read[0] != wanted[0]:
        yield "first"
    if not read or read[-1] != wanted[-1]:
        yield "last"
    if not ordered(wanted, read):
        yield "paragraphs"
    if leads & set(read):
        yield "lead twice"
    if authors & set(read):
        yield "author among paragraphs"
    if set(read) - set(wanted) - leads - authors:
        yield "more paragraphs"


def of_pictures(page: Truth, found: Article) -> Iterator[str]:
    """Whether each caption stands once with a picture and nowhere else; the credit may be cut."""
    captions = [same(image.caption) for image in found.images]
    read = [same(text) for text in (found.lead, *found.paragraphs)]
    for caption in page.captions:
        words = same(caption.split(" Ảnh:")[0])
        if sum(words in text for text in captions) != 1:
            yield "caption"
        if any(words in text for text in read):
            yield "caption among paragraphs"


def of_furniture(story: Story, found: Article) -> Iterator[str]:
    """Whether words of the page around the article were taken for its own."""
    read = [found.title, found.lead, *found.paragraphs, *(image.caption for image in found.images)]
    own = same(" ".join((story.title, story.lead, *story.body)))
    texts = [same(text) for text in read]
    strings = (*FURNITURE, *(text for other in story.others for text in other))
    forbidden = [text for text in map(same, strings) if text not in own]
    if any(words in text for words in forbidden for text in texts):
        yield "furniture"


def faults(name: str, story: Story) -> list[str]:
    """What of a page was read wrongly, by name."""
    page = truth(name, story)
    body = NEWSPAPERS[name](story).encode()
    try:
        found = article.read(body, ADDRESSES[name](story), fetched_at=FETCHED)
    except UnreadableError:
        return ["unreadable"]
    wrong = [
        *of_head(story, page, found),
        *of_body(page, found),
        *of_pictures(page, found),
        *of_furniture(story, found),
    ]
    return list(dict.fromkeys(wrong))


def lacking(name: str, story: Story) -> list[str]:
    """What the truth says and the page does not show, read with nothing but the parser."""
    tree = lxml_html.document_fromstring(NEWSPAPERS[name](story))
    for hidden in tree.xpath("//script|//style"):
        hidden.drop_tree()
    shown = same(tree.text_content())
    page = truth(name, story)
    wanted = (story.title, page.leads[-1], *page.paragraphs, *page.headings, *page.captions)
    day = f"{story.at:%d/%m/%Y}"
    signed = (*wanted, story.author, f"{story.at:%H:%M}", day, page.source)
    return [text for text in signed if same(text) not in shown]


def check(count: int) -> None:
    """Say what the pages lack, and which strings of furniture no page has."""
    every = list(stories(count))
    pages = [same(make(each)) for make in NEWSPAPERS.values() for each in every]
    for name in NEWSPAPERS:
        for number, story in enumerate(every):
            for text in lacking(name, story):
                print(f"{name} {number}: not shown: {text[:90]}")
    for text in FURNITURE:
        if not any(same(text) in page for page in pages):
            print(f"on no page: {text}")
    lengths = [len(story.body) for story in every]
    print(f"{len(pages)} pages; paragraphs a story: {lengths}")


def measure(count: int, only: str, *, show: bool) -> None:
    """Print how many pages of each make were read without a fault, and the faults."""
    every = list(stories(count))
    total: Counter[str] = Counter()
    whole = pages = 0
    for name in NEWSPAPERS:
        if only not in {"", name}:
            continue
        found = [faults(name, story) for story in every]
        counted = Counter(fault for each in found for fault in each)
        right = sum(not each for each in found)
        print(f"{name:12} {right:3}/{len(found)}  {dict(counted.most_common())}")
        if show:
            for number, each in enumerate(found):
                if each:
                    print(f"  {number}: {', '.join(each)} | {every[number].title[:60]}")
        total += counted
        whole, pages = whole + right, pages + len(found)
    print(f"{'all':12} {whole:3}/{pages}  {dict(total.most_common())}")


def main() -> None:
    """Measure, or look the pages over."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--texts", type=int, default=12)
    options.add_argument("--only", default="", choices=["", *NEWSPAPERS])
    options.add_argument("--show", action="store_true")
    options.add_argument("--check", action="store_true")
    given = options.parse_args()
    if given.check:
        check(given.texts)
    else:
        measure(given.texts, given.only, show=given.show)


if __name__ == "__main__":
    main()
