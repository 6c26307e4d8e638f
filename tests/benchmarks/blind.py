"""First contact: the reader on pages that none of its authors has tried."""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from itertools import islice
from pathlib import Path

from jobs import article
from jobs.errors import UnreadableError
from tests.benchmarks.skins import FETCHED, VIETNAM, normalize, same, stories
from tests.jobs import blind_newspapers, blind_portals
from tests.jobs.skins import MUST_NOT, Story

PREFIXES = ("(Dân trí) - ", "(NLĐO) - ", "(Chinhphu.vn) - ", "QĐND Online - ", "(HNMO) - ", "Hà Nội", "Hà Nội ")


def judged(s: Story, html: str, name: str) -> tuple[dict[str, bool], int, str]:
    """What is right, how many paragraphs are whole, and a note of what differs."""
    try:
        found = article.read(html.encode(), "https://bao.example.vn/1", fetched_at=FETCHED)
    except UnreadableError as error:
        return {}, 0, f"unreadable {error}"
    body, read = list(map(same, s.body)), list(map(same, found.paragraphs))
    told = normalize(" ".join((found.title, found.text, *(i.caption for i in found.images))))
    own = " ".join((s.title, s.lead, *s.body))
    shown = found.published and found.published.astimezone(VIETNAM)
    captions = [same(i.caption) for i in found.images]
    right = {
        "title": same(found.title) == same(s.title),
        "lead": same(found.lead) in [same(p + s.lead) for p in ("", *PREFIXES)],
        "day": bool(shown) and shown.date() == s.at.date(),
        "minute": bool(shown) and f"{shown:%H%M}" == f"{s.at:%H%M}",
        "first": read[:1] == body[:1],
        "last": read[-1:] == body[-1:],
        "caption": sum(same(s.caption) in c for c in captions) == 1 and same(s.caption) not in read,
        "author": same(s.author).lower() in same(found.author or "").lower(),
        "clean": not any(t in told and t not in own for t in MUST_NOT) and not any(normalize(d)[:60] in told for _, d in s.others),
        "none_more": not set(read) - set(body),
    }
    note = json.dumps({"lead": found.lead[:70], "want": s.lead[:70], "author": found.author, "at": str(shown), "want_at": str(s.at), "title": found.title[:50], "captions": captions, "lost": [t[:90] for t in body if t not in read], "more": [t[:90] for t in read if t not in body]}, ensure_ascii=False)
    return right, sum(t in read for t in body), f"{[k for k, v in right.items() if not v]} {note}"


def main() -> None:
    """Print the table; every miss goes to stderr."""
    texts = list(islice(stories(320), 300, 320))
    for kind, makes in (("newspapers", blind_newspapers.MAKES), ("portals", blind_portals.MAKES)):
        total: Counter[str] = Counter()
        for name, make in makes.items():
            c: Counter[str] = Counter()
            for n, s in enumerate(texts):
                right, whole, note = judged(s, make(s), name)
                c.update(k for k, v in right.items() if v)
                c["whole"] += whole
                c["paragraphs"] += len(s.body)
                c["four"] += bool(right) and all(right[k] for k in ("title", "lead", "first", "last"))
                c["pages"] += 1
                if not right or not all(right.values()):
                    print(kind, name, n, note, file=sys.stderr)
            total += c
            print(f"{name:12}", dict(c), flush=True)
        print(kind, dict(total), f"whole {100 * total['whole'] / total['paragraphs']:.2f} %")
    many = list(islice(stories(360), 300, 360))
    lines, want = [], {}
    folder = Path(tempfile.mkdtemp())
    for name in blind_portals.LISTS:
        html, want[name] = blind_portals.page_of_links(name, many)
        (folder / name).write_text(html, encoding="utf-8")
        lines.append(json.dumps({"id": name, "path": str(folder / name), "url": blind_portals.SITE + "/tin-tuc"}))
    out = subprocess.run([sys.executable, "-m", "jobs", "links"], input="\n".join(lines), capture_output=True, text=True, check=True).stdout
    for row in map(json.loads, out.splitlines()):
        got, right = {link["url"] for link in row["links"]}, want[row["id"]]
        print("list", row["id"], f"recall {len(got & right) / len(right):.3f} precision {len(got & right) / max(len(got), 1):.3f}", sorted(got - right))


if __name__ == "__main__":
    main()
