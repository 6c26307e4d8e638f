import asyncio
import io
import json
import re
import shutil
import stat
import subprocess
import tempfile
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

import docx as reader
import matplotlib
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from jobs.compiling import commemorations, read_aloud
from jobs.compiling.compilation import Kind, Order
from jobs.compiling.compile import compiled
from jobs.compiling.months import Period
from jobs.errors import NotMadeError
from jobs.printing import docx, html, paper, pdf
from jobs.printing.paper import Masthead, laid_out
from jobs.printing.typography import HYPHEN, NBSP, breakable, unbroken
from tests import real_month
from tests.fakes.patience import patient, skip
from tests.jobs.test_compilation import MONTH, ORDER, ZONE, compose, many

MASTHEAD = Masthead(
    issuer="Đảng ủy xã Hòa Sơn", superior="Đảng bộ tỉnh Nam Giang", place="Hòa Sơn",
    day=date(2026, 8, 4),
)  # fmt: skip
needs_libreoffice = pytest.mark.skipif(
    pdf.program() is None or shutil.which("pdffonts") is None,
    reason="LibreOffice and poppler are not installed",
)


def made():
    return compose(many(), ORDER, days=commemorations.of_month(9), zone=ZONE)


def opened():
    return reader.Document(io.BytesIO(docx.written(laid_out(made(), MASTHEAD))))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Nghị quyết 57", f"Nghị quyết{NBSP}57"),
        ("Nghị quyết số 57-NQ/TW", f"Nghị quyết số{NBSP}57{HYPHEN}NQ/TW"),
        ("ngày 3/2", f"ngày{NBSP}3/2"),
        ("TP. Hồ Chí Minh", f"TP.{NBSP}Hồ Chí{NBSP}Minh"),
        ("TP.HCM", "TP.HCM"),
        ("120 tỷ đồng", f"120{NBSP}tỷ đồng"),
        ("đồng chí", f"đồng{NBSP}chí"),
        ("năm 2026", f"năm{NBSP}2026"),
        ("khóa XIV", f"khóa{NBSP}XIV"),
        ("(1945 - 2026", f"(1945{NBSP}-{NBSP}2026"),
    ],
)
def test_a_line_does_not_break_there(text, kept):
    assert unbroken(text) == kept


@given(st.text(alphabet="aBcĐđỷTPS 0129-/.,()tyngàm", max_size=60))
def test_only_the_breaks_change(text):
    assert breakable(unbroken(text)) == breakable(text)


def test_the_paper_is_a_party_paper():
    document = opened()
    section = document.sections[0]
    sizes = [section.page_width, section.page_height, section.left_margin, section.top_margin]
    assert [round(size.mm) for size in sizes] == [210, 297, 30, 20]
    left, right = (cell.text.split("\n") for cell in document.tables[0].rows[0].cells)
    assert [breakable(line) for line in left] == [
        "ĐẢNG BỘ TỈNH NAM GIANG",
        "ĐẢNG ỦY XÃ HÒA SƠN",
        "*",
    ]
    assert right[0] == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert breakable(right[1]) == "Hòa Sơn, ngày 04 tháng 8 năm 2026"
    assert document.tables[0].rows[0].cells[1].paragraphs[0].runs[0].underline


def test_fonts_and_sizes_stand_in_the_styles():
    document = opened()
    for name in docx.NAMES.values():
        style = document.styles[name]
        fonts = style.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{s}")) for s in ("ascii", "hAnsi", "cs", "eastAsia")} == {
            docx.FONT
        }
        assert not [each for each in fonts.attrib if each.endswith("Theme")]
        assert style.paragraph_format.widow_control
    assert document.styles["Body Text"].font.size == Pt(14)
    assert document.styles["Body Text"].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert document.styles["Heading 1"].paragraph_format.keep_with_next
    assert document.styles["Heading 2"].paragraph_format.keep_with_next


def test_each_section_and_story_has_a_heading():
    document, told = opened(), made()
    headings = [breakable(p.text) for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        *(
            f"{roman}. {section.upper()}"
            for roman, section in zip(paper.ROMAN, told.sections, strict=False)
        ),
        "VII. NGÀY KỶ NIỆM CẦN NHỚ TRONG THÁNG 9",
    ]
    stories = [breakable(p.text) for p in document.paragraphs if p.style.name == "Heading 2"]
    assert stories == [f"{n}. {item.title}" for n, item in enumerate(told.items, 1)]


def test_pages_are_numbered_from_the_second_on():
    section = opened().sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert "PAGE" not in section.first_page_header.paragraphs[0]._p.xml


def test_the_same_list_gives_the_same_bytes():
    one, other = (docx.written(laid_out(made(), MASTHEAD)) for _ in range(2))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as packed:
        assert {each.date_time for each in packed.infolist()} == {docx.ZIPPED}


def test_reading_aloud_writes_out_abbreviations_and_says_so():
    first = made().items[0]
    short = replace(first, sentences=("UBND xã họp.",))
    told = laid_out(replace(made(), items=(short,), spelled_out=True), MASTHEAD)
    text = breakable("\n".join(block.text for block in told.blocks))
    assert "Ủy ban nhân dân xã họp." in text
    assert "UBND" not in text
    assert "viết đầy đủ" in text


def test_a_page_lets_nothing_in():
    evil = replace(made().items[0], title="<script>alert(1)</script>", link="javascript:alert(1)")
    page = html.written(laid_out(replace(made(), items=(evil,)), MASTHEAD)).decode()
    assert "<script" not in page
    assert "javascript:" not in page
    assert not re.search(r"(?:src|href)=\"(?!https?://)", page)
    assert '<html lang="vi">' in page


def test_a_week_and_a_topic_have_their_own_titles():
    week = laid_out(replace(made(), kind=Kind.WEEK), MASTHEAD)
    pack = laid_out(replace(made(), kind=Kind.TOPIC, topics=("dan_van",)), MASTHEAD)
    assert week.title == "Bản tin tuần"
    assert pack.title == "Tài liệu sinh hoạt chuyên đề"
    assert "Dân vận, Mặt trận" in breakable(pack.blocks[1].text)


@needs_libreoffice
async def test_a_pdf_has_few_pages_and_one_font_with_all_letters(tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(await pdf.written(laid_out(made(), MASTHEAD)))
    listed = _said("pdffonts", file)
    families = {
        re.sub(r"^\w+\+", "", row.split()[0]).split("-")[0] for row in listed.splitlines()[2:]
    }
    assert len({re.sub("(Bold|Italic|Regular)", "", family) for family in families}) == 1
    told = _said("pdfinfo", file)
    assert 4 <= int(re.search(r"Pages:\s+(\d+)", told)[1]) <= 9
    assert "A4" in told


def _said(program, file):
    return subprocess.run([program, file], capture_output=True, text=True, check=True).stdout


async def test_libreoffice_is_stopped_with_its_children_when_it_takes_too_long(tmp_path):
    slow = tmp_path / "soffice"
    slow.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n")
    slow.chmod(slow.stat().st_mode | stat.S_IEXEC)
    hour = timedelta(hours=1)
    writing = asyncio.create_task(
        pdf.written(laid_out(made(), MASTHEAD), soffice=str(slow), patience=hour)
    )
    while not (told := (tmp_path / "child")).exists() or not told.read_text().endswith("\n"):
        await asyncio.sleep(0.01)
    while not writing.done():  # it may not have begun to wait when its child is there
        skip(hour.total_seconds())
        await asyncio.sleep(0.01)
    with pytest.raises(NotMadeError, match="too long"):
        await writing
    child = int(told.read_text())
    async with asyncio.timeout(patient(5)):
        while _lives(child):
            await asyncio.sleep(0)


def _lives(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def test_without_libreoffice_it_is_said(tmp_path):
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 0\n")
    broken.chmod(0o755)
    with pytest.raises(NotMadeError, match="no PDF"):
        await pdf.written(laid_out(made(), MASTHEAD), soffice=str(broken))


def test_the_first_font_that_has_the_letters_is_taken():
    assert pdf.chosen({"Noto Serif", "FreeSerif", "Arial"}) == "FreeSerif"
    assert pdf.chosen(()) == docx.FONT


@pytest.mark.skipif(not real_month.DATA.is_dir(), reason="../shared/data is not here")
async def test_a_real_month_is_told_word_for_word(database):
    rows = real_month.items()[::7]
    await database.transact(lambda s: real_month.keep(s, rows))
    order = Order(kind=Kind.MONTH, period=Period(first=date(2026, 7, 20), last=date(2026, 8, 11)))
    steps = []
    told = await compiled(
        database, order, zone=ZoneInfo("Asia/Ho_Chi_Minh"), tell=lambda done, of: steps.append(done)
    )
    assert 0.8 * 8 * read_aloud.PER_MINUTE <= told.length <= 8 * read_aloud.PER_MINUTE
    assert steps == list(range(26))
    assert len({item.title for item in told.items}) == len(told.items) > 8
    texts = await database.transact(lambda s: _texts(s, told))
    document = reader.Document(io.BytesIO(docx.written(laid_out(told, MASTHEAD))))
    printed = breakable("\n".join(p.text for p in document.paragraphs))
    for item in (*told.items, *told.documents):
        for sentence in getattr(item, "sentences", None) or (item.sentence,):
            assert sentence in texts[item.entry]
            assert sentence in printed


def _texts(session, told):
    from jobs.stores import store

    entries = [each.entry for each in (*told.items, *told.documents)]
    return {
        story.entry: " ".join(f"{story.title} {text}".split())
        for story, text in store.passages(session, entries)
    }


def test_the_period_is_said():
    assert breakable(paper.about(replace(made(), period=MONTH))) == (
        "Tháng 9 năm 2026 (tin từ ngày 24/7/2026 đến ngày 23/8/2026)"
    )


@pytest.mark.parametrize(
    ("day", "place", "told"),
    [
        (date(2026, 2, 3), "", "Ngày 03 tháng 02 năm 2026"),
        (date(2026, 3, 3), "Hòa Sơn", "Hòa Sơn, ngày 03 tháng 3 năm 2026"),
        (date(2026, 12, 24), "", "Ngày 24 tháng 12 năm 2026"),
    ],
)
def test_days_are_written_as_party_papers_write_them(day, place, told):
    assert Masthead(place=place, day=day).dated == told


def test_a_story_of_which_there_is_but_a_headline_stands_in_one_line_with_its_source():
    item = replace(made().items[0], sentences=())
    alone = replace(made(), items=(item,), days=(), documents=())
    blocks = laid_out(alone, MASTHEAD).blocks
    [line] = [block for block in blocks if item.title in breakable(block.text)]
    assert item.outlet in breakable(line.text)
    assert not any(block.style is paper.Style.HEADLINE for block in blocks)


def test_what_no_xml_may_hold_breaks_no_paper():
    """News that was kept with it before ``normalize`` dropped it is still on paper."""
    told = made()
    broken = replace(told.items[0], title="Hội\uffff nghị", sentences=("Một\ufffe câu.",))
    told = replace(told, title="Bản\uffff tin", items=(broken, *told.items[1:]))
    document = reader.Document(io.BytesIO(docx.written(laid_out(told, MASTHEAD))))
    printed = breakable("\n".join(p.text for p in document.paragraphs))
    assert "Hội nghị" in printed
    assert "Một câu." in printed
    assert document.core_properties.title == "Bản tin"


def test_the_partys_name_stands_on_one_line_in_the_widest_font():
    """Where no Times is installed, a PDF is set in DejaVu Serif, which matplotlib brings, too."""
    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    table = opened().tables[0]
    cell = table.rows[0].cells[1]
    [run] = cell.paragraphs[0].runs
    assert cell.width == table.columns[1].width  # Word goes by the one, LibreOffice by the other
    font = ImageFont.truetype(str(fonts / "DejaVuSerif-Bold.ttf"), 100 * run.font.size.pt)
    assert font.getlength(run.text) / 100 < (cell.width - Mm(3.9)) / Pt(1)  # 1.9 mm at each side


def test_what_no_font_of_an_office_has_is_not_printed():
    told = made()
    odd = replace(
        told.items[0],
        title="🎉🇻🇳 Hội nghị 👨‍👩‍👧 sơ kết 1\ufe0f\u20e3",
        sentences=("Giá 100.000₫\x0bmỗi m² 😀 là đúng, H₂O ½ ★.",),
        outlet="Báo\x1fmẫu 📰",
    )
    told = replace(told, title="🌾 Bản tin 🌾", items=(odd, *told.items[1:]))
    document = reader.Document(io.BytesIO(docx.written(laid_out(told, MASTHEAD))))
    printed = breakable("\n".join(p.text for p in document.paragraphs))
    assert "1. Hội nghị sơ kết 1" in printed
    assert "Giá 100.000₫ mỗi m² là đúng, H₂O ½ ★. (Báo mẫu" in printed
    assert document.core_properties.title == "Bản tin"


def test_the_line_of_origin_is_no_page_of_its_own():
    for told in (made(), replace(made(), documents=(), days=())):
        document = reader.Document(io.BytesIO(docx.written(laid_out(told, MASTHEAD))))
        *others, before, last = document.paragraphs
        assert last.text.startswith("Tóm tắt tự động")
        assert before.paragraph_format.keep_with_next
        assert not others[-1].paragraph_format.keep_with_next


def script(folder, words):
    """Return a program that does what ``words`` say."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize("beginning", ["%PDF-1.7 and no more", "", "no PDF %%EOF"])
async def test_half_a_pdf_is_none(tmp_path, beginning):
    soffice = script(tmp_path, f"printf '%s' '{beginning}' > paper.pdf")
    with pytest.raises(NotMadeError):
        await pdf.written(laid_out(made(), MASTHEAD), soffice=soffice)


async def test_why_libreoffice_cannot_work_here_is_told_in_its_own_words(tmp_path):
    soffice = script(tmp_path, "echo 'Warning: no java' >&2; echo 'no /proc' >&2; echo >&2; exit 3")
    with pytest.raises(NotMadeError, match="no PDF of it, and ended with 3: no /proc"):
        await pdf.written(laid_out(made(), MASTHEAD), soffice=soffice)


async def test_where_the_disk_is_full_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(NotMadeError):
        await pdf.written(laid_out(made(), MASTHEAD), soffice=script(tmp_path, "exit 0"))


async def test_a_program_that_cannot_be_started_is_said(tmp_path):
    (tmp_path / "soffice").write_bytes(b"not a program")
    with pytest.raises(NotMadeError):
        await pdf.written(laid_out(made(), MASTHEAD), soffice=str(tmp_path / "soffice"))


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
MEASURING = """
<script>onload = () => { document.title = JSON.stringify([...document.querySelectorAll("iframe")]
  .map(frame => { const page = frame.contentDocument, line = page.createRange();
    line.selectNodeContents(page.querySelector(".party"));
    const root = page.documentElement;
    return [frame.width, line.getClientRects().length, root.scrollWidth - root.clientWidth]; })); }
</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: the page was not looked at")
def test_on_a_page_of_any_width_the_partys_name_stands_on_one_line_in_a_wide_font(tmp_path):
    page = html.written(laid_out(made(), MASTHEAD)).decode()
    wide = page.replace("</style>", '* { font-family: "DejaVu Sans", Verdana !important; }</style>')
    frames = "".join(
        f'<iframe width="{width}" height="300" srcdoc="{escape(wide)}"></iframe>'
        for width in (320, 360, 480, 520, 560, 620, 760, 1200)
    )
    (tmp_path / "page.html").write_text(f"<meta charset=utf-8>{frames}{MEASURING}")
    line = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    told = subprocess.run(
        [*line, f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "page.html").as_uri()],
        capture_output=True, text=True, check=True, timeout=patient(90),
    ).stdout  # fmt: skip
    found = json.loads(re.search(r"<title>(.*?)</title>", told)[1])
    assert len(found) == 8
    assert [each for each in found if each[1:] != [1, 0]] == []


def test_the_days_of_the_news_go_to_the_next_line_as_a_whole():
    [line] = [each.text for each in opened().paragraphs if each.style.name == "Subtitle"]
    head, _, days = line.partition("(")
    assert " " in head
    assert " " not in days
