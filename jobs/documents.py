"""Numbers of documents in articles and messages: "18-NQ/TW", "nghi quyet so 30 nq cp", "nq 57".

Every number in the text is looked at once: what stands behind it ("-NQ/TW"), what before it
("nghị quyết số", "nq"), and then what is counted with it. It names a document where a sign stands
behind it, or a kind before it and nothing is counted: "thông báo 15 người" and "kế hoạch 5 năm"
name none. Marks between the parts may be missing or wrong, as people type them.
"""

import re
from dataclasses import dataclass
from functools import cache

from jobs.document_kinds import DEEDS, SIGNS, SURE_SIGNS, kinds
from jobs.text import fold
from jobs.understanding.typed_text import Typed, typed

MOST = 200
"""Documents told of one text; a list of laws in an appendix is no article."""

NEARBY = 40
"""Letters before and behind a number that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """What names a document; not unique, for the numbering begins anew each term.

    Attributes:
        number: As printed, with the year where it has one: "57", "147/2024".
        type: The sign of its kind: "NQ", "QĐ", "Luật"; None where nobody said.
        issuer: The sign of who issued it: "TW", "CP", "QH15"; None where nobody said.
        normalized: As offices write it: "57-NQ/TW", "147/2024/NĐ-CP", "757/QĐ-UBND".
        start: Where it begins in the normalized text, with the word for its kind.
        end: Where it ends there.
    """

    number: str
    type: str | None
    issuer: str | None
    normalized: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.normalized


PARTY = """
TW TU ĐU HU QU ThU ĐUK ĐUKCQ ĐUKDN ĐUCQ ĐUCP ĐUQH VPTW VPTU VPĐU BTCTW BTCTU BTGTW BTGTU BTGDVTW
BTGDVTU BTGDV BTG UBKT UBKTTW UBKTTU BNC BNCTW BNCTU BDV BDVTW BDVTU BTVTU BCĐTW BCĐ BCSĐ ĐĐ
HVCTQG QUTW ĐUCA BCS BBT TWĐTN ĐTN
"""
STATE = """
CP TTg UBND HĐND CTN BNV BTC BGDĐT BYT BCA BQP BTTTT BKHCN BXD BGTVT BCT BTNMT BNNMT BNNPTNT
BLĐTBXH BVHTTDL BTP BKHĐT BNG BDTTG NHNN TTCP VPCP TANDTC VKSNDTC UBTVQH QH MTTQ MTTW TLĐ HĐTP
KTNN BHXH
"""
"""Who issues; any other sign is believed too, where the marks around it are those of a number."""

SIGN_BY_FOLDED = {fold(sign): sign for sign in SIGNS.split()}
ISSUER_BY_FOLDED = {fold(sign): sign for sign in [*STATE.split(), *PARTY.split()]}

COMMON_WORDS = frozenset({"tu", "hu", "qu", "du", "dd", "ct", "bct"})
"""Issuers that are common syllables or abbreviations once their marks are gone."""

NAMES = {
    "bộ chính trị": "TW",
    "ban bí thư": "TW",
    "ban chấp hành trung ương": "TW",
    "bch trung ương": "TW",
    "trung ương": "TW",
    "tw": "TW",
    "bct": "TW",
    "chính phủ": "CP",
    "thủ tướng": "TTg",
    "thủ tướng chính phủ": "TTg",
    "quốc hội": "QH",
    "tỉnh ủy": "TU",
    "thành ủy": "TU",
    "ban thường vụ tỉnh ủy": "TU",
    "btv tỉnh ủy": "TU",
    "huyện ủy": "HU",
    "đảng ủy": "ĐU",
    "ubnd": "UBND",
    "ủy ban nhân dân": "UBND",
    "ban tổ chức trung ương": "BTCTW",
    "btc tw": "BTCTW",
    "ban tuyên giáo trung ương": "BTGTW",
    "btg tw": "BTGTW",
    "ban tuyên giáo và dân vận trung ương": "BTGDVTW",
    "ủy ban kiểm tra trung ương": "UBKTTW",
    "ubkt tw": "UBKTTW",
    "hđnd": "HĐND",
    "hội đồng nhân dân": "HĐND",
}
"""How people call who issued it."""

NAME_BY_FOLDED = {fold(name): sign for name, sign in NAMES.items()}
NAMED = re.compile(rf"(?:{'|'.join(sorted(NAME_BY_FOLDED, key=len, reverse=True))})(?![a-z0-9])")

COUNTED = """
người, ngày, tháng, tuần, giờ, h, phút, giây, triệu, tỷ, tỉ, nghìn, ngàn, trăm, chục, đồng, usd,
đảng viên, đảng bộ, đồng chí, đ/c, cán bộ, chi bộ, tổ, đơn vị, cơ quan, xã, phường, tỉnh, huyện,
quận, thôn, hộ, dự án, nhiệm vụ, giải pháp, nội dung, điểm, mục, chỉ tiêu, tiêu chí, bước, khâu,
điều, khoản, trường, vụ, việc, vấn đề, đại biểu, học sinh, sinh viên, km, m, m2, ha, kg, tấn, lít,
lần, bài, tin, cuộc, buổi, lớp, suất, phần, tập, trang, chương, loại, nhóm, lĩnh vực, ngành, doanh
nghiệp, công ty, công trình, thủ tục, phương án, hình thức, mức, chức danh, cái, con, chiếc, căn,
ca, lượt, vị trí, kỳ, khóa, đợt, môn, nước, quốc gia, thành phố, cháu, em, ông, bà, chị, anh, nữ,
ghế, phiếu,
nghị quyết, văn bản, đề án, hội nghị, nhà, dòng, câu, quyết định, tổ chức, cơ sở, trong 1, nghị
định, thành viên, ủy viên, mô hình, hoạt động, sự kiện, quý i, năm qua, năm tới, năm nữa
"""
"""What is counted, never named, where it stands behind a number."""

TELLING = """
về, của, do, là, ngày, nói, có, gồm, và, với, quy định, ban, được, nào, gì, đã, ra, mới, nêu, hay,
ở, bct, bộ, trung ương, tw, tỉnh, chính phủ, thủ tướng, ubnd, hđnd, tu, nhằm, khi, sửa, thay, tại,
theo, cho, thế, như, này
"""
"""What goes on after the number of a document whose kind is also a deed."""

ARTICLE = re.compile(r" ?,? (?:dieu|khoan|chuong|muc) (?:so )?(?:[0-9]|may|nao)(?![a-z])")
"""What is named behind a document, and not counted: "quy định 37 điều 3"."""

WHEN = re.compile(r" (?:(?:tuan|thang) (?:nay|qua|truoc|roi|vua)|ngay (?:nao|may))(?![a-z])")
"""The same of when it was told of, or issued: "nghị quyết 57 tuần này"."""

PART = re.compile(r"(?<![a-z0-9])(?:dieu|khoan|chuong) (?:so |thu )?(?:[0-9]|may |nao )")
"""A part of a document that is asked for."""

CARRIED_OUT = (
    "thuc hien|trien khai|can cu|quan triet|so ket|tong ket|hoc tap|thi hanh|tinh than|thay the|"
    "bai bo|sua doi|bo sung"
)
"""Before a number, folded: it is an old document with which something is done."""

NUMBER = re.compile(r"(?<![0-9])(?<![0-9][/.,:-])[0-9]{1,5}(?![0-9]|[.,:][0-9]| ?%)")
YEAR = re.compile(r" ?/ ?((?:19|20)[0-9]{2})(?![0-9])")
MARK = re.compile(r" ?[-–—/_.] ?| ?")
BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
NO_END = re.compile(r" ?[-–/.] ?[0-9]|[a-z]")
SO = re.compile(r" ?(?:so|s\.) ?:? ?$| ?[:./-]? ?$")
TOKEN = re.compile(r"[a-z]+(?:[0-9]{1,2}(?![0-9]))?(?![a-z0-9])")
ASSEMBLY = re.compile(r" ?[/-]? ?((?:ubtv)?qh[0-9]{1,2})(?![a-z0-9])")
ROAD = re.compile(r"(?:cao toc|duong|quoc lo|toa|lo|can) $")
BY = re.compile(r" (?:cua |do )?")


def find(text: str) -> tuple[DocumentNumber, ...]:
    """Find the numbers of documents in a text, in its order, at most ``MOST``.

    Takes time in proportion to the text. The same number twice is told twice.
    """
    line = typed(text)
    found: list[DocumentNumber] = []
    for match in NUMBER.finditer(line.folded):
        if found and match.start() < found[-1].end:
            continue
        if document := _document(line, match):
            found.append(document)
        if len(found) == MOST:
            break
    return tuple(found)


def names_part(text: str) -> bool:
    """Say whether a text speaks of a part of a document: "điều 5", "khoản 2", "điều mấy"."""
    return PART.search(f"{fold(text)} ") is not None


@dataclass(frozen=True, slots=True)
class _Part:
    """A kind, sign or issuer beside the number.

    ``place`` is where it begins, if before the number, or ends, if behind it; ``sure`` is whether
    it is believed on its own; ``short`` whether it is a sign right before the number ("tt 5").
    """

    name: str
    place: int
    sure: bool = True
    short: bool = False


def _document(line: Typed, number: re.Match[str]) -> DocumentNumber | None:
    kind = _kind(line, number.start())
    if kind is None and line.folded[number.start() - 1 : number.start()].isalpha():
        return None
    year = YEAR.match(line.folded, number.end())
    end = year.end() if year else number.end()
    figures = f"{number.group()}/{year[1]}" if year else number.group()
    behind = _behind(line, end, kind) or _assembly(line, end)
    if behind is None and (kind is None or not _names(line, kind, end, figures)):
        return None
    sign, issuer = behind or (None, _issuer(line, end))
    if sign is None and kind is None and issuer:
        sign = _Part("Luật" if issuer.name.startswith("QH") else "PL", end)
    type_ = sign.name if sign else kind.name if kind else None
    return DocumentNumber(
        number=figures,
        type=type_,
        issuer=issuer.name if issuer else None,
        normalized=_normalized(figures, type_, issuer.name if issuer else None),
        start=kind.place if kind else number.start(),
        end=issuer.place if issuer else sign.place if sign else end,
    )


def _kind(line: Typed, place: int) -> _Part | None:
    """The word or sign before a number, with or without "số" between them."""
    low = max(0, place - NEARBY)
    so = SO.search(line.folded, low, place)
    end = so.start() if so else place
    told = "s" in line.folded[end:place]
    for word in reversed(_last_words(line.folded, low, end)):
        start = end - len(word)
        if word in kinds():
            sign, spelled = kinds()[word]
            return _Part(sign, start, sure=told or spelled not in DEEDS)
        if name := _sign_of(line.shown[start:end]):
            if ROAD.search(line.folded, low, start):
                return None
            sure = told or name in SURE_SIGNS
            return (
                _Part(name, start, sure=sure, short=not told)
                if sure or line.folded[end] != "-"
                else None
            )
    return None


def _last_words(folded: str, low: int, end: int) -> list[str]:
    """The last word, the last two …, at most four, of a stretch."""
    words = folded[low:end].split(" ")[-4:]
    return [" ".join(words[-count:]).lstrip('("“[') for count in range(1, len(words) + 1)]


def _behind(line: Typed, place: int, kind: _Part | None) -> tuple[_Part, _Part | None] | None:
    """Sign and issuer behind a number ("-NQ/TW", " nq cp"), or the sign alone behind a mark."""
    mark = _mark(line.folded, place)
    token = TOKEN.match(line.folded, mark)
    if token is None:
        return None
    sign, rest = _split(line.shown[mark : token.end()], token.group())
    if sign is None:
        return None
    marked = line.folded[place:mark].strip() != ""
    found = _Part(sign, mark + len(sign))
    issuer = _issuer_behind(line, found.place, glued=bool(rest))
    if issuer and (kind or marked or issuer.sure):
        return found, issuer
    alone = not rest and (kind is not None or (marked and sign in SURE_SIGNS))
    return (found, None) if alone else None


def _split(shown: str, folded: str) -> tuple[str | None, str]:
    """The sign with which a token begins, and what is left of it: "nqtw" → "NQ", "tw"."""
    if (sign := _sign_of(shown)) is not None:
        return sign, ""
    for length in (5, 4, 3, 2):
        sign, rest = _sign_of(shown[:length]), folded[length:]
        if sign is not None and rest in ISSUER_BY_FOLDED and rest not in COMMON_WORDS:
            return sign, rest
    return None, ""


def _issuer_behind(line: Typed, place: int, *, glued: bool) -> _Part | None:
    """The issuer behind a sign; one nobody knows is believed behind a mark, in capitals."""
    mark = place if glued else _mark(line.folded, place)
    token = TOKEN.match(line.folded, mark)
    if token is None:
        return None
    shown = line.shown[mark : token.end()]
    marked = line.folded[place:mark].strip() != ""
    name = _issuer_of(shown, token.group())
    if name is None and not (marked and (shown.isupper() or sum(map(str.isupper, shown)) > 2)):
        return None
    known = _Part(name or shown, token.end(), sure=marked or token.group() not in COMMON_WORDS)
    return _joint(line, known)


def _joint(line: Typed, issuer: _Part) -> _Part:
    """Two who issue together: "BNV-BTC"."""
    more = re.compile(r"[-–]").match(line.folded, issuer.place)
    token = TOKEN.match(line.folded, more.end()) if more else None
    if token is None:
        return issuer
    name = _issuer_of(line.shown[token.start() : token.end()], token.group())
    return _Part(f"{issuer.name}-{name}", token.end()) if name else issuer


def _assembly(line: Typed, place: int) -> tuple[None, _Part] | None:
    """The National Assembly, which signs without a kind: "91/2025/QH15"."""
    match = ASSEMBLY.match(line.folded, place)
    return (None, _Part(match[1].upper(), match.end())) if match else None


def _issuer(line: Typed, place: int) -> _Part | None:
    """Who issued it, by sign ("57/TW", "30 cp") or by name ("05 của Bộ Chính trị")."""
    mark = _mark(line.folded, place)
    token = TOKEN.match(line.folded, mark)
    marked = line.folded[place:mark].strip() != ""
    told = token if token and (marked or token.group() not in COMMON_WORDS) else None
    if told and (name := _issuer_of(line.shown[mark : told.end()], told.group())):
        return _Part(name, told.end())
    return _issuer_named(line, place)


def _issuer_named(line: Typed, place: int) -> _Part | None:
    """Who issued it, by name; ``sure`` where "của" or "do" says so, which no count does."""
    by = BY.match(line.folded, place)
    match = NAMED.match(line.folded, by.end()) if by else None
    if by is None or match is None:
        return None
    return _Part(NAME_BY_FOLDED[match.group()], match.end(), sure=by.group().strip() != "")


def _names(line: Typed, kind: _Part, place: int, figures: str) -> bool:
    """Whether a kind and a number, with who issued it at most, name a document."""
    by = _issuer_named(line, place)
    return _believed(line, kind, place, figures) or (by is not None and by.sure)


def _believed(line: Typed, kind: _Part, place: int, figures: str) -> bool:
    """Whether a kind and a number, and nothing else, name a document."""
    if "/" in figures or BARE_YEAR.fullmatch(figures):
        return "/" in figures
    counted = _phrases(COUNTED).match(line.folded, place)
    if kind.sure and WHEN.match(line.folded, place):
        counted = None
    if NO_END.match(line.folded, place) or (counted and not ARTICLE.match(line.folded, place)):
        return False
    if kind.name == "Luật" or (kind.short and not kind.sure):
        return False
    if len(figures) == 1 and line.folded[place - 2].isalpha():
        return False
    if kind.sure and len(figures) > 1:
        return True
    goes_on = re.compile(r" ?(?:[,.;:?!)\"”]|$)").match(line.folded, place)
    return bool(goes_on or _phrases(TELLING).match(line.folded, place))


def _normalized(number: str, kind: str | None, issuer: str | None) -> str:
    """State offices write "/" and then "-", party offices "-" and then "/"."""
    signs = [sign for sign in (kind, issuer) if sign and sign not in ("Luật", "PL")]
    if not signs:
        return f"{kind} {number}" if kind else number
    state = "/" in number or re.split(r"[-0-9]", issuer or "")[0] in STATE.split()
    return f"{number}/{'-'.join(signs)}" if state else f"{number}-{'/'.join(signs)}"


def _mark(folded: str, place: int) -> int:
    match = MARK.match(folded, place)
    return match.end() if match else place


def _sign_of(shown: str) -> str | None:
    """The sign that this spells: "nq", "NQ", "qd", "QĐ"; not "đã", not "HĐ"."""
    lower = shown.lower()
    sign = SIGN_BY_FOLDED.get(fold(shown))
    return sign if sign and lower in (sign.lower(), fold(sign)) else None


def _issuer_of(shown: str, folded: str) -> str | None:
    """The sign of who issues; "TƯ" is "TW", whereas "TU" is a province's committee."""
    if shown.lower() == "tư":
        return "TW"
    if folded.startswith(("qh", "ubtvqh")) and folded[-1].isdigit():
        return folded.upper()
    name = ISSUER_BY_FOLDED.get(folded)
    return name if name and shown.lower() in (name.lower(), folded) else None


@cache
def _phrases(listed: str) -> re.Pattern[str]:
    """Any of the phrases, behind at most one blank."""
    words = "|".join(re.escape(fold(word)) for word in listed.split(",") if word.strip())
    return re.compile(rf" ?(?:{words})(?![a-z0-9])")
