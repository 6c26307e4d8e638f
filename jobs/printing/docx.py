"""A paper as DOCX: real styles, so that whoever edits it in Word has headings and an outline.

A4, margins and fonts as on Party papers: 30 mm at the left for the binding, 20 above and below, 15
at the right; 14 pt serif; page numbers in the middle of the top from the second page on. The same
paper always gives the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION_START
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from jobs.printing.paper import PARTY, Block, Masthead, Paper, Run, Style
from jobs.printing.typography import HYPHEN, NBSP, unbroken

FONT = "Times New Roman"
"""Every office has it; where a PDF is made it may not be there: see ``jobs.printing.pdf``."""
LEFT_COLUMN, RIGHT_COLUMN = Mm(74), Mm(91)
"""Of 165 mm: in the widest of the fonts, DejaVu Serif, the Party's name is 86 mm long, and is not
to be broken; 4 mm are the cell's own."""
INDENT = Mm(10)
IN_BRACKETS = re.compile(r"\([^()]{1,50}\)")
"""Short enough for one line of 165 mm, in bold 14 pt of DejaVu Serif."""
LINK = RGBColor(0x1F, 0x3F, 0x7F)
ZIPPED = (1980, 1, 1, 0, 0, 0)

NAMES = {
    Style.TITLE: "Title",
    Style.SUBTITLE: "Subtitle",
    Style.NOTE: "Bantin Note",
    Style.SECTION: "Heading 1",
    Style.HEADLINE: "Heading 2",
    Style.BODY: "Body Text",
    Style.LINE: "Bantin Line",
    Style.SMALL: "Bantin Small",
}


def written(paper: Paper, *, font: str = FONT) -> bytes:
    """Return the paper as a .docx file, set in ``font``."""
    document = Document()
    _page(document)
    _styles(document, font)
    _properties(document, paper)
    _masthead(document, paper.masthead)
    paragraphs = [_paragraph(document, block) for block in paper.blocks]
    for paragraph, (_, behind) in zip(paragraphs, pairwise(paper.blocks), strict=False):
        if behind.style is Style.SMALL:
            paragraph.paragraph_format.keep_with_next = True  # it is not to be a page of its own
    file = io.BytesIO()
    document.save(file)
    return _same_each_time(file.getvalue())


def _page(document: Any) -> None:
    section = document.sections[0]
    section.start_type = WD_SECTION_START.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    _field(number.add_run(), "PAGE")


def _styles(document: Any, font: str) -> None:
    styles = document.styles
    for kind, name in NAMES.items():
        if name not in styles:
            made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = styles["Normal"]
        _look(styles[name], kind, font)
    _look(styles["Normal"], Style.BODY, font)
    styles["Normal"].paragraph_format.first_line_indent = None
    _look(styles["Header"], Style.BODY, font)
    styles["Header"].paragraph_format.first_line_indent = Mm(0)


def _look(style: Any, kind: Style, name: str) -> None:
    font, format_ = style.font, style.paragraph_format
    font.name, font.color.rgb = name, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for element in ("w:spacing", "w:kern"):  # a letter and its marks must not be torn apart
        for found in style.element.rPr.findall(qn(element)):
            style.element.rPr.remove(found)
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), name)
    font.size = Pt({Style.TITLE: 16, Style.SMALL: 12, Style.NOTE: 13}.get(kind, 14))
    font.bold = kind in {Style.TITLE, Style.SUBTITLE, Style.SECTION, Style.HEADLINE}
    font.italic = kind in {Style.NOTE, Style.SMALL}
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
    middle = {Style.TITLE, Style.SUBTITLE, Style.NOTE}
    format_.alignment = ALIGN.CENTER if kind in middle else ALIGN.JUSTIFY
    if kind is Style.SECTION:
        format_.alignment = ALIGN.LEFT
    before, after = _spaces(kind)
    format_.space_before, format_.space_after = Pt(before), Pt(after)
    format_.line_spacing = 1.15
    format_.widow_control = True
    heads = {Style.TITLE, Style.SUBTITLE, Style.NOTE, Style.SECTION, Style.HEADLINE}
    format_.keep_with_next = kind in heads
    format_.keep_together = kind in {Style.SECTION, Style.HEADLINE, Style.LINE}
    format_.first_line_indent = (
        INDENT if kind in {Style.HEADLINE, Style.BODY, Style.LINE} else Mm(0)
    )


def _spaces(kind: Style) -> tuple[float, float]:
    """Points above and below a paragraph."""
    return {
        Style.TITLE: (18, 2),
        Style.SUBTITLE: (0, 2),
        Style.NOTE: (0, 6),
        Style.SECTION: (12, 4),
        Style.HEADLINE: (6, 2),
        Style.SMALL: (14, 0),
    }.get(kind, (0, 4))


def _properties(document: Any, paper: Paper) -> None:
    made = datetime.combine(paper.masthead.day, datetime.min.time(), UTC).replace(tzinfo=None)
    core = document.core_properties
    core.title, core.author, core.language = paper.title, paper.masthead.issuer, "vi-VN"
    core.created = core.modified = made
    core.last_modified_by, core.comments, core.revision = "", "", 1
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")


def _masthead(document: Any, masthead: Masthead) -> None:
    table = document.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    left, right = table.rows[0].cells
    for column, width in zip(table.columns, (LEFT_COLUMN, RIGHT_COLUMN), strict=True):
        column.width = width  # by which LibreOffice goes; Word goes by the cells'
    left.width, right.width = LEFT_COLUMN, RIGHT_COLUMN
    lines = [
        (_balanced(masthead.superior), False),
        (_balanced(masthead.issuer), True),
        ("*" if masthead.issuer else "", False),
    ]
    _centred(left, [(text, bold, 14) for text, bold in lines if text])
    _centred(right, [(PARTY, True, 15)], underline=True)
    dated = right.add_paragraph()
    dated.alignment = ALIGN.CENTER
    _even(dated, before=4)
    run = dated.add_run(unbroken(masthead.dated))
    run.italic = True


def _balanced(name: str) -> str:
    """Return a name in capitals whose last word never stands alone on its line."""
    return NBSP.join(name.upper().rsplit(" ", 1))


def _centred(cell: Any, lines: Iterable[tuple[str, bool, int]], *, underline: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    for number, (text, bold, size) in enumerate(lines):
        paragraph = cell.add_paragraph() if number else paragraph
        paragraph.alignment = ALIGN.CENTER
        _even(paragraph)
        run = paragraph.add_run(text)
        run.bold, run.underline, run.font.size = bold, underline, Pt(size)


def _even(paragraph: Any, *, before: float = 0) -> None:
    format_ = paragraph.paragraph_format
    format_.space_before, format_.space_after, format_.line_spacing = Pt(before), Pt(0), 1.0
    format_.first_line_indent = Mm(0)


def _paragraph(document: Any, block: Block) -> Any:
    paragraph = document.add_paragraph(style=NAMES[block.style])
    for run in block.runs:
        if run.link:
            _linked(document, paragraph, run)
        else:
            text = _together(run.text) if block.style is Style.SUBTITLE else run.text
            made = _written(paragraph, text)
            made.bold, made.italic = run.bold or None, run.italic or None
    return paragraph


def _together(text: str) -> str:
    """Let what stands in brackets go to the next line as a whole, where a font is too wide."""
    return IN_BRACKETS.sub(lambda found: found[0].replace(" ", NBSP), text)


def _written(paragraph: Any, text: str) -> Any:
    """Add a run; Word has an element of its own for a hyphen at which no line breaks."""
    made = paragraph.add_run()
    for number, part in enumerate(text.split(HYPHEN)):
        if number:
            made._r.append(OxmlElement("w:noBreakHyphen"))  # noqa: SLF001
        if part:
            made.add_text(part)
    return made


def _linked(document: Any, paragraph: Any, run: Run) -> None:
    number = document.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), number)
    made = _written(paragraph, run.text)
    made.italic, made.underline, made.font.color.rgb = run.italic or None, True, LINK
    link.append(made._r)  # noqa: SLF001  python-docx has no hyperlinks to write
    paragraph._p.append(link)  # noqa: SLF001


def _field(run: Any, name: str) -> None:
    for kind, text in (("begin", None), (None, name), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)  # noqa: SLF001  nor fields


def _same_each_time(file: bytes) -> bytes:
    """Pack a .docx again, without the time at which it was packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIPPED), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
