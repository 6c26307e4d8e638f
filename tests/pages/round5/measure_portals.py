"""How well articles are read out of portals' pages that the reader's author never saw.

``python -m tests.pages.round5.measure_portals [--texts N] [--make NAME] [--show]``
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from jobs import article
from jobs.article import Article
from jobs.errors import UnreadableError
from jobs.text import canonical, normalize
from tests.benchmarks.skins import usable_rows
from tests.jobs.skins import Story
from tests.pages.round5.portals import PORTALS, SHOWS
from tests.pages.round5.portals_parts import Shows, is_heading

VIETNAM = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
UNSEEN_FROM = 420
NOISE = ("Xem thêm", ">", "Video:", "Ảnh:")
CAPTIONS = (
    "Toàn cảnh buổi làm việc tại hội trường huyện.",
    "Lãnh đạo tỉnh tặng hoa chúc mừng Ban Chấp hành khóa mới",
    "Đoàn công tác kiểm tra mô hình tại cơ sở (Ảnh: Đức Toàn)",
    "Các đồng chí chủ trì hội nghị",
)
AUTHORS = ("Phương Thảo", "Trần Quốc Tuấn", "Mai Hương", "Lê Thị Ngọc Diệp", "Minh Đức")
Fault = tuple[str, str]


def unmeasured() -> list[dict[str, str]]:
    """The texts that no earlier round measured with."""
    usable = usable_rows()
    return usable[UNSEEN_FROM:]


def article_lines(text: str) -> list[str]:
    """A text's lead and paragraphs, without the corpus's noise; no line comes twice."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    kept = [line for line in dict.fromkeys(lines) if len(line) >= 40 and not line.startswith(NOISE)]
    lead = next((n for n, line in enumerate(kept) if len(line) >= 60 and line[-1] == "."), None)
    return [] if lead is None else [kept[lead], *kept[:lead], *kept[lead + 1 :]]


def stories(count: int) -> Iterator[Story]:
    """As many stories as wanted."""
    rows = unmeasured()
    for number in range(count):
        at = 13 + number * 37
        row = rows[at % len(rows)]
        lead, *body = article_lines(row["text"])
        near = [rows[(at + n) % len(rows)] for n in range(1, 6)]
        yield Story(
            title=" ".join(row["title"].split()),
            lead=lead,
            body=body,
            caption=CAPTIONS[number % len(CAPTIONS)],
            author=AUTHORS[number % len(AUTHORS)],
            source="Báo Nhân Dân",
            at=datetime(2026, 10, 3, 7, 5, tzinfo=VIETNAM)
            + number * timedelta(days=3, hours=5, minutes=17),
            others=[
                (" ".join(each["title"].split()), " ".join(each["text"].split())[:160])
                for each in near
            ],
        )


def same(text: str) -> str:
    """The form in which texts are compared."""
    return canonical(normalize(text)).strip()


def text_faults(story: Story, found: Article) -> Iterator[Fault]:
    """What became of the paragraphs: lost, cut, twice, out of order, or of somewhere else."""
    truth = [same(text) for text in (story.lead, *story.body)]
    # An agency's mark before the lead belongs to it or not: both are right.
    marked = {same(f"(ĐCSVN) - {story.lead}"): truth[0]}
    got = [same(text) for text in (found.lead, *found.paragraphs) if text]
    got = [marked.get(text, text) for text in got]
    for text in truth:
        kind = "heading" if is_heading(text) else "paragraph"
        if text not in got:
            whole = any(text in each for each in got)
            yield (f"{kind} {'merged' if whole else 'lost or cut'}", text)
        elif got.count(text) > 1:
            yield (f"{kind} twice", text)
    places = [truth.index(text) for text in got if text in truth]
    if places != sorted(places):
        yield ("order", str(places))
    for text in got:
        if text not in truth and not any(each in text for each in truth):
            yield ("caption in text" if text == same(story.caption) else "extra", text)


def furniture_faults(story: Story, shows: Shows, found: Article) -> Iterator[Fault]:
    """Words of the page's furniture, or of other articles, where the article should be."""
    own = same(" ".join((story.title, story.lead, *story.body, story.caption)))
    foreign = [same(text) for text in (*shows.furniture, *(title for title, _ in story.others))]
    captions = [image.caption for image in found.images]
    for text in (found.title, found.lead, *found.paragraphs, *captions, found.author):
        for word in foreign:
            if word in same(text) and word not in own:
                yield ("furniture", f"{word!r} in {text[:120]!r}")


def head_faults(story: Story, shows: Shows, found: Article) -> Iterator[Fault]:
    """Title, time, author and caption."""
    if same(found.title) != same(story.title):
        yield ("title", found.title)
    local = found.published and found.published.astimezone(VIETNAM)
    if local is None or local.date() != story.at.date():
        yield ("day", str(local))
    elif shows.minute and (local.hour, local.minute) != (story.at.hour, story.at.minute):
        yield ("minute", f"{local} for {story.at}")
    if shows.author and same(found.author) != same(story.author):
        yield ("author", found.author)
    captions = [same(image.caption) for image in found.images]
    if captions.count(same(story.caption)) != 1:
        yield ("caption", str([caption for caption in captions if caption]))


def faults(story: Story, name: str) -> list[Fault]:
    """What of a page was read wrongly: kind and evidence."""
    page = PORTALS[name](story).encode()
    url = f"https://{name}.example.gov.vn/tin-tuc/bai-viet-{story.at:%d%m}.html"
    try:
        found = article.read(page, url, fetched_at=FETCHED)
    except UnreadableError as error:
        return [("unreadable", str(error))]
    shows = SHOWS[name]
    return [
        *head_faults(story, shows, found),
        *text_faults(story, found),
        *furniture_faults(story, shows, found),
    ]


def main() -> None:
    """Read every make around every text and print what broke where."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=12)
    parser.add_argument("--make", choices=sorted(PORTALS))
    parser.add_argument("--show", action="store_true", help="print each fault's evidence")
    options = parser.parse_args()
    clean = pages = 0
    for name in [options.make] if options.make else PORTALS:
        kinds: Counter[str] = Counter()
        whole = 0
        for number, story in enumerate(stories(options.texts)):
            wrong = faults(story, name)
            whole += not wrong
            kinds.update({kind for kind, _ in wrong})
            if options.show:
                for kind, evidence in wrong:
                    print(f"  {name} {number} {kind}: {evidence[:200]}")
        clean, pages = clean + whole, pages + options.texts
        broken = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        print(f"{name:12} {whole:3}/{options.texts} without a fault  {broken}")
    print(f"{clean}/{pages} pages without a fault")


if __name__ == "__main__":
    main()
