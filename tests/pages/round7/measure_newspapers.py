"""How well articles are read out of ten newspapers' pages nobody has read before.

``python -m tests.pages.round7.measure_newspapers [--texts N] [--show]``
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone

import lxml.html

from jobs import article
from jobs.errors import UnreadableError
from jobs.news import Article
from jobs.text import canonical, normalize
from tests.benchmarks.skins import usable_rows
from tests.jobs.skins import Story
from tests.pages.round7.newspapers import NEWSPAPERS, PREFIXES
from tests.pages.round7.press_parts import CREDIT, SECOND_CAPTION, SUBHEADS

VIETNAM = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
BEGIN = datetime(2026, 10, 3, 7, 5, tzinfo=VIETNAM)
FIRST, START, STEP = 420, 17, 43
NOISE = ("Xem thêm", ">", "Video:", "Ảnh:")
CAPTIONS = (
    "Lãnh đạo tỉnh thăm mô hình sản xuất ở cơ sở.",
    "Đoàn viên thanh niên ra quân làm sạch bờ biển. Ảnh: Thu Trang",
    "Cán bộ xã trao đổi với người dân tại bộ phận một cửa.",
)
AUTHORS = ("Trần Đức Long", "Thu Phương", "Lê Thị Hồng Nhung")
MARK = "Ω"  # stands in every text of the story that shows what of a page is furniture
LEAST = 10  # shorter texts of the furniture may well stand in an article, too
CHECKS = (
    "readable", "title", "lead", "minute", "first", "last", "paragraphs", "caption", "author",
    "clean",
)  # fmt: skip


def cleaned(text: str) -> list[str]:
    """A corpus text's lines without the noise that is no paragraph."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if len(line) >= 40 and not line.startswith(NOISE)]


def stories(count: int) -> Iterator[Story]:
    """As many stories as wanted, from texts that no earlier measurement took."""
    usable = usable_rows()
    usable = usable[FIRST:]
    for number in range(count):
        place = START + number * STEP
        row = usable[place % len(usable)]
        lines = cleaned(row["text"])
        opening = next(n for n, line in enumerate(lines) if len(line) >= 60 and line[-1] == ".")
        others = [usable[(place + n) % len(usable)] for n in range(1, 15)]
        yield Story(
            title=" ".join(row["title"].split()),
            lead=lines[opening],
            body=lines[opening + 1 :],
            caption=CAPTIONS[number % 3],
            author=AUTHORS[number % 3],
            source="",
            at=BEGIN + number * timedelta(hours=53, minutes=17),
            others=[
                (" ".join(each["title"].split()), " ".join(each["text"].split())[:160])
                for each in others
            ],
        )


def furniture(name: str, story: Story) -> list[str]:
    """The texts of a make's page that are not the story's, and the other articles' texts."""
    words = " ".join([MARK] * 40)
    hollow = Story(
        title=words, lead=words, body=[words] * 12, caption=MARK, author=MARK, source=MARK,
        at=story.at, others=[(MARK, MARK)] * 14,
    )  # fmt: skip
    page = lxml.html.document_fromstring(NEWSPAPERS[name](hollow))
    texts = page.xpath(
        "//body//text()[not(ancestor::script or ancestor::style"
        " or ancestor::table[@class='tbl-data'])]"
    )
    own = same(" ".join([story.title, story.lead, *story.body, story.caption, story.author]))
    neutral = {same(text) for text in (*SUBHEADS, SECOND_CAPTION, CREDIT)}
    made = {same(" ".join(text.split())) for text in texts if MARK not in text}
    made |= {same(text[:60]) for other in story.others for text in other}
    return sorted(t for t in made - neutral if len(t) >= LEAST and t not in own)


def same(text: str) -> str:
    """The form in which texts are compared."""
    return canonical(normalize(text))


def in_order(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Whether each is there, whole, in the order wanted; others may stand between."""
    rest = iter(found)
    return all(text in rest for text in wanted)


def captions_right(story: Story, page: str, found: Article) -> bool:
    """Each caption stands at one picture, once, and is no paragraph."""
    shown = [story.caption] + [SECOND_CAPTION] * (SECOND_CAPTION in page)
    for caption in shown:
        core = same(caption.split(" Ảnh:")[0])
        if sum(same(image.caption).count(core) for image in found.images) != 1:
            return False
        if any(core in same(text) for text in (found.lead, *found.paragraphs)):
            return False
    return True


def strays(story: Story, name: str, found: Article) -> list[str]:
    """What of the page's furniture came along, as "where: text"."""
    texts = [("title", found.title), ("lead", found.lead)]
    texts += [("paragraph", text) for text in found.paragraphs]
    texts += [("caption", image.caption) for image in found.images]
    forbidden = furniture(name, story)
    return [f"{where}: {bad}" for where, text in texts for bad in forbidden if bad in same(text)]


def faults(story: Story, name: str) -> dict[str, str]:
    """What of a page was read wrongly: the check, and what was found instead."""
    page = NEWSPAPERS[name](story)
    try:
        found = article.read(page.encode(), "https://bao.example.vn/1", fetched_at=FETCHED)
    except UnreadableError as error:
        return dict.fromkeys(CHECKS, f"unreadable: {error}")
    leads = [same(prefix + story.lead) for prefix in PREFIXES]
    lead = same(found.lead)
    paragraphs = [same(text) for text in found.paragraphs]
    wanted = [same(text) for text in story.body]
    read = [same(story.lead) if text in leads else text for text in (lead, *paragraphs)]
    stray = strays(story, name, found)
    right = {
        "readable": (True, ""),
        "title": (same(found.title) == same(story.title), found.title),
        "lead": (lead in leads, found.lead),
        "minute": (found.published == story.at, f"{found.published} for {story.at}"),
        "first": (paragraphs[:1] == wanted[:1], " ".join(found.paragraphs[:1])),
        "last": (paragraphs[-1:] == wanted[-1:], " ".join(found.paragraphs[-1:])),
        "paragraphs": (
            in_order([same(story.lead), *wanted], read),
            " / ".join(text[:60] for text in story.body if same(text) not in read),
        ),
        "caption": (
            captions_right(story, page, found),
            " / ".join(image.caption for image in found.images),
        ),
        "author": (same(found.author).casefold() == same(story.author).casefold(), found.author),
        "clean": (not stray, " / ".join(stray)),
    }
    return {check: text for check, (good, text) in right.items() if not good}


def main() -> None:
    """Print, for each make, how many pages pass each check, and the means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=10)
    parser.add_argument("--show", action="store_true", help="print what was read instead")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    perfect = 0
    made = list(stories(options.texts))
    print(f"{'':18}" + "".join(f"{check[:9]:>10}" for check in (*CHECKS, "all")))
    for name in NEWSPAPERS:
        results = [faults(story, name) for story in made]
        wrong = Counter(check for result in results for check in result)
        whole = sum(not result for result in results)
        total += wrong
        perfect += whole
        row = [len(made) - wrong[check] for check in CHECKS] + [whole]
        print(f"{name:18}" + "".join(f"{count:>10}" for count in row))
        for number, result in enumerate(results if options.show else ()):
            for check, text in result.items():
                print(f"    {number} {check}: {text[:300]}")
    pages = len(made) * len(NEWSPAPERS)
    shares = [1 - total[check] / pages for check in CHECKS] + [perfect / pages]
    print(f"{'mean':18}" + "".join(f"{share:>10.1%}" for share in shares))
    print(f"all {perfect} of {pages}")


if __name__ == "__main__":
    main()
