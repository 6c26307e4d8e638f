"""Which sentences of an article may stand in a summary at all.

What is never one: a caption, a dateline, a source or author line, a heading, a point of a list, a
sentence that only announces what follows (":") or only says who attended, half a quotation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jobs.articles.openings import DATELINE, dateline
from jobs.sentences import FIRST_WORDS
from jobs.summarizers.base import Document
from jobs.summarizers.captions import is_caption
from jobs.text import WORD, sentences, words

LEAST_WORDS = 8
"""Shorter ones are captions and headings more often than news."""
MOST_WORDS = 120
LEAD_WORDS = 15
"""From this length on the first sentence may lack its full stop: a lead often does."""

MOST_JOINED = 5
"""So many sentences of one quotation are told as one at most."""

LOWER = "a-z" + "".join(
    filter(str.islower, map(chr, (*range(0xDF, 0x250), *range(0x1E00, 0x1F00))))
)
"""Small Latin letters, for a class of a pattern: within "à-ỹ" are Đ, Ă, Ơ, Ư, Ấ and Ủ as well."""
OPENED = re.compile(r"“|(?:^|[\s(:])\"(?=\w)")
BRACKETED = re.compile(r"^[(\[](?:[A-ZĐ][\w.&/+ ]{1,24}|[a-z.]{4,24}\.vn)[)\]] (?=[A-ZĐ])")
"""Before the first sentence, without a dash: "(CLO) Sáng 18/11, …"."""
MARK = re.compile(
    r"^(?!(?:AI|ASEAN|BRICS|BS|EU|GS|HNX|LS|NATO|NSND|NSƯT|PGS|TS|UAE|VN)\b)"
    r"(?:[A-ZĐ][A-ZĐ&]{1,9}(?:\.[A-ZĐa-z]{1,4})?|[A-ZĐ]{2,6}[a-z]{2,}|"
    rf"[^\W\d_]+[{LOWER}][A-ZĐ]\w*|"
    r"[A-Z][a-z]{3,}(?:\.[a-z]+)?\.vn|[A-Z][a-z]{8,}|"
    r"[^\W\d_]{2,12} (?:Online|News))\s*[-–—|]+\s+"
    rf"|^[^\W\d_]{{2,20}}\.(?i:vn)\s*[-–—|]+(?=[^\W\d_{LOWER}])"
)
"""An outlet's: "TTO", "GD&TĐ", "VTV.vn", "Baohatinh.vn", "CôngThương", "QĐND Online"; not one of
two who meet ("ASEAN - Trung Quốc"), no title, no index ("VN - Index"). So much may be a name in
this shape that only the opening is asked."""
MARKED = 4
"""In so many sentences from the top an outlet's mark is looked for."""
LABELS = """
ảnh, video, clip, nguồn, đồ họa, đồ hoạ, infographic, xem thêm, đọc thêm, mời bạn, mời quý vị,
tin liên quan, bài liên quan, bài và ảnh, tag, tags, từ khóa, từ khoá, hotline, liên hệ, tổng hợp
"""
"""What a line begins with, before a colon, that is no sentence of the article."""
CONNECTIVES = """
theo đó, tuy nhiên, tuy vậy, tuy thế, ngoài ra, bên cạnh đó, cùng với đó, do đó, do vậy, vì vậy,
vì thế, bởi vậy, bởi thế, chính vì vậy, chính vì thế, đồng thời, cụ thể, trong đó, sau đó, trước
đó, khi đó, lúc đó, lúc này, tại đây, từ đó, qua đó, nhờ đó, nhờ vậy, mặt khác, hơn nữa, hơn thế,
thế nhưng, nhưng, song, và, còn, mặc dù vậy, dù vậy, dù thế, ngược lại, trong khi đó, cũng theo,
cũng tại, cũng trong, cũng như vậy, thậm chí, như vậy, như thế, được biết, tương tự, ví dụ, chẳng
hạn, ngay sau đó, trên cơ sở đó, đây là, đây cũng là, đây được, đây chính, đó là, điều này, điều
đó, việc này, việc đó, vụ việc này, vụ này, người này, những người này, nhóm này, đối tượng này,
nó, họ, thay vào đó, kết quả là, nói cách khác, tóm lại, thứ hai, thứ ba, tiếp đó, tiếp theo, để
làm được điều này, với cách làm này, nguyên nhân là, trước tình hình đó, từ thực tế đó, như trên đã
nói, như đã nói, cùng quan điểm, đồng quan điểm, bởi, bởi vì, bởi lẽ, vì lẽ đó, vì lý do đó, không
chỉ vậy, không chỉ thế, không những vậy, không những thế, chưa hết, dịp này, nhân dịp này, chia sẻ
thêm, nói thêm, cho biết thêm, cùng ngày, cùng thời điểm, thời điểm đó, thời điểm này, trong số đó,
trong số này, đáng nói, đặc biệt là, nhất là, đơn cử, điển hình, hay như, hay vụ, thế là, vậy là
"""
"""With these a sentence leans on the one before it."""


def _either(phrases: str) -> str:
    return "|".join(re.escape(phrase.strip()) for phrase in phrases.split(","))


FURNITURE = re.compile(
    rf"^[(\[]?(?:(?:{_either(LABELS)})\s*[:(/-]|"
    r"(?:buổi )?(?:sáng|trưa|chiều|tối)\s*:|cả ngày\s*:|"
    r"(?:ảnh|nguồn ảnh)\b.{0,40}$|theo [\w. ]{2,25}$|xem (?:video|clip|ảnh)|"
    r"(?:ảnh|hình) (?:minh họa|minh hoạ|đồ họa|đồ hoạ|tư liệu|cắt từ|chụp)|[\"“]?>>|"
    r"trong (?:ảnh|hình)[,:])",
    re.IGNORECASE,
)
LISTED = re.compile(r"[-–—+*•▪►]\s|\d{1,2}\.\s|(?:PV|P\.V|[Pp]hóng viên|Hỏi|Đáp|Trả lời|LTS)\s?:\s")
"""Before a point of a list, or a turn of an interview: it is said of something, or to somebody."""
CREDIT = re.compile(r"\(?\b(?:Ảnh|Nguồn|Video|Clip|Đồ họa|Photo)\s*:[^.]{0,60}\)?\s*\.?$")
ATTENDED = re.compile(
    r"^(?:(?:(?:cùng|tới|đến|về) )*(?:tham )?dự"
    r"(?! (?:án|báo|đoán|định|giờ|kiến|luật|phòng|thảo|thi|toán|trữ)\b)\b[^.;:]{0,80}?"
    r"\bcó\b(?! (?:thể|mặt)\b)"
    r"|về phía [^.;:,]{0,60}?\bcó:? (?:các |đồng chí|ông |bà |đại diện|lãnh đạo|(?-i:[A-ZĐ]))"
    r"|các (?:đồng chí|ông)(?:, (?:các )?bà)?\s?:)",
    re.IGNORECASE,
)
"""Who attended: "Dự hội nghị có …", "Về phía tỉnh có …", "Các đồng chí: …"; never the news."""
PICTURED = re.compile(
    r"\((?:(?:đứng|ngồi|bên|bìa|ở|từ|ngoài cùng|hàng (?:đầu|trước|sau)|thứ \w+|áo \w+)[, ]+)*"
    r"(?:trái|phải|giữa)(?: (?:sang|qua))?\)|\((?:mặc )?áo \w+(?: \w+)?\)"
)
"""Who of a picture is meant: "(trái)", "(thứ hai từ phải sang)"."""
ADDRESS = re.compile(r"\bhttps?://|\bwww\.")
INVITED = re.compile(
    r"^(?:(?:trân trọng )?(?:kính )?mời (?:các |quý )*(?:bạn(?! bè)|(?:độc|khán|thính) giả|vị)\b|"
    r"để không bỏ lỡ|(?:quý )?(?:độc giả|bạn đọc|vị)(?: quan tâm)? (?:có thể|vui lòng)\b|"
    r"(?:xem|tải|đọc|chi tiết)\b.{0,150}\b(?:tại đây|đính kèm)[.)\s]*$)",
    re.IGNORECASE,
)
"""What an outlet asks its readers to do: "Mời độc giả đón đọc …", "Xem toàn văn tại đây."."""
BASIS = re.compile(
    r"^(?:căn cứ (?:vào )?(?:bộ luật|luật|hiến pháp|pháp lệnh|nghị|quy|kế hoạch|công văn|hướng dẫn|"
    r"điều lệ|thông|chỉ thị|kết luận|chương trình|văn bản|tờ trình)\b|xét (?:đề nghị|tờ trình)\b|"
    r"theo đề nghị của\b)(?!.*, (?-i:[A-ZĐ]))",
    re.IGNORECASE,
)
"""What a decision rests on, without what is decided: "Căn cứ Luật … ngày 15/6/2022."."""
ON_PAPER = re.compile(
    r"\b(?:đón (?:đọc|xem)|theo dõi) (?:trên|trong) (?:báo|chương trình)\b|\bsố (?:báo )?ra ngày\b|"
    r"\btrên báo in\b",
    re.IGNORECASE,
)
"""What an outlet says of its paper edition, or of what it broadcasts."""
NEVER_BEGINS = (FURNITURE, LISTED, ATTENDED, INVITED, BASIS)
NEVER_HAS = (CREDIT, PICTURED, ADDRESS, ON_PAPER)
"""How no sentence of a summary begins; what stands nowhere in one."""
IN_CAPTION = re.compile(
    r"\((?:[Ảả]nh|Nguồn|Video|Clip)\b[^()]{0,60}\)|\b(?:Ảnh|Clip|Video|Photo)\s?:"
)
MOST_CREDITED = 7
"""Within so many words behind "Ảnh:" a sentence begins, or none does."""
ENDS = re.compile(r"[.!?…](?:/\.)?[”\"»’')\]]*$")
LEFT_OPEN = re.compile(r"[^\W_][)”\"%]?$")
"""How a lead ends that lacks its full stop: "… (giờ Việt Nam)"."""
CONNECTIVE = re.compile(rf"^[“\"]?(?:{_either(CONNECTIVES)})\b", re.IGNORECASE)
PRONOUN = re.compile(
    r"^[“\"]?(?:Theo )?(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Ee]m|Hắn|[Cc]hú|[Bb]ác|[Cc]ậu)"
    rf"(?: (?:ta|ấy|này))?,? [{LOWER}]"
)
POINTS = re.compile(
    r"^(?!(?:\w+ )?(?:tuần|tháng|quý|năm|mùa|thời điểm|thời gian|lần|sáng|chiều|đợt) này)"
    rf"(?:[^\W\d_][{LOWER}]* ){{1,4}}?"
    r"(?:(?:này|ấy|(?:nói|nêu|kể) trên)\b|trên(?:,| (?:của|được|đã|bị|là|do|sẽ|đang|cho|cũng)\b))",
    re.IGNORECASE,
)
"""What begins with a thing told of before it: "Thi thể trên được …", "Tình trạng này …"."""
ALSO = re.compile(
    r"^\w+(?: \w+){0,4} cũng "
    r"(?:nói|cho (?:biết|rằng|hay)|khẳng định|nhấn mạnh|chia sẻ|bày tỏ|lưu ý)\b"
)
"""Somebody who speaks after another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be chosen.

    Attributes:
        text: The sentence, verbatim.
        document: The position of its document.
        index: Its position among the candidates of its document.
        words: Its syllables in canonical form.
        written: The same syllables as written.
        dangles: Whether it leans on a sentence before it ("Theo đó, …", "Ông cho biết …").
        behind: The sentence behind it in its document, a candidate or not; "" where it is the last.
    """

    text: str
    document: int
    index: int
    words: list[str]
    written: list[str]
    dangles: bool
    behind: str = ""


def candidates(documents: Sequence[Document]) -> list[Candidate]:
    """List the sentences that may be chosen, document by document, in reading order."""
    found: list[Candidate] = []
    for number, document in enumerate(documents):
        whole = _whole(sentences(document.text))
        usable = [_trimmed(text, at) for at, text in enumerate(whole)]
        behind = dict(reversed([*pairwise([*usable, ""])]))
        kept = [text for text in dict.fromkeys(usable) if _stands(text, lead=text == usable[0])]
        new = [text for text in kept if not _is_headline(text, document)]
        found += [
            replace(_candidate(text, number, index), behind=behind[text])
            for index, text in enumerate(new)
        ]
    return found or _last_resort(documents)


def headed(documents: Sequence[Document], told: Sequence[Candidate]) -> list[Document]:
    """Give the documents, those without a headline with their first candidate in its place.

    A lead says what a headline would; on ViMs, which has no headlines, it is worth 1 / 1.3 ROUGE.
    """
    leads = {each.document: each.text for each in reversed(told)}
    return [
        document if document.title else replace(document, title=leads.get(number, ""))
        for number, document in enumerate(documents)
    ]


def _whole(split: Sequence[str]) -> list[str]:
    """Join the sentences of a quotation that was cut (at a paragraph's end) into one again."""
    joined: list[str] = []
    at = 0
    while at < len(split):
        end = _closing(split, at) if OPENED.search(split[at]) else at
        joined.append(" ".join(split[at : end + 1]))
        at = end + 1
    return joined


def _closing(split: Sequence[str], at: int) -> int:
    """Where the quotation that a sentence opens is closed; ``at`` where it is not, or far off."""
    if _quotes_close(split[at]):
        return at
    for end in range(at + 1, min(at + MOST_JOINED, len(split))):
        text = " ".join(split[at : end + 1])
        if len(WORD.findall(text)) > MOST_WORDS:
            break
        if _quotes_close(text):
            return end
    return at


def _last_resort(documents: Sequence[Document]) -> list[Candidate]:
    """Where nothing stands by the rules: the first whole sentence, or the only line there is."""
    lines = [
        (number, line)
        for number, document in enumerate(documents)
        for at, printed in enumerate(sentences(document.text))
        if not _is_headline(line := _bare(printed, at), document)
    ]
    whole = [
        _candidate(line, number, 0)
        for number, line in lines
        if not (FURNITURE.match(line) or INVITED.match(line) or ON_PAPER.search(line))
        and _quotes_pair(line)
        and (ENDS.search(line) or (len(lines) == 1 and not line.endswith(":")))
    ]
    return [each for each in whole[:1] if each.words]


def _bare(printed: str, at: int) -> str:
    """A line without an outlet's mark, and without what makes it a point of a list or a turn."""
    line = DATELINE.sub("", printed, count=1)
    line = _trimmed(line, at) or line
    return LISTED.sub("", line, count=1) if LISTED.match(line) else line


def _is_headline(text: str, document: Document) -> bool:
    """Whether a sentence says the headline over again: it stands above whatever is chosen."""
    return bool(document.title) and words(text) == words(document.title)


def dangles(sentence: str) -> bool:
    """Whether a sentence leans on one before it.

    It begins with a connective, with a pronoun and nobody named, or with what points back.
    """
    return any(each.match(sentence) for each in (CONNECTIVE, PRONOUN, POINTS, ALSO))


def _candidate(text: str, document: int, index: int) -> Candidate:
    written = WORD.findall(text)
    plain = words(text)
    return Candidate(
        text=text,
        document=document,
        index=index,
        words=plain,
        written=written if len(written) == len(plain) else plain,
        dangles=dangles(text),
    )


def _trimmed(sentence: str, at: int) -> str:
    """The sentence without what was printed before it: a dateline, a caption and its credit.

    "(TTXVN) - ", "Hà Nội (TTXVN) – "; "Quang cảnh hội nghị - Ảnh: TTO Theo ban tổ chức, …".
    """
    rest = sentence[_printed(sentence, at) :]
    begins = rest.lstrip('"“(')[:1]
    return _after_caption(rest if begins.isupper() or begins.isdigit() else sentence)


def _printed(sentence: str, at: int) -> int:
    """How many characters an outlet printed before a sentence; the opening is asked for more."""
    if found := DATELINE.match(sentence):
        return found.end()
    mark = MARK.match(sentence) if at < MARKED else None
    mark = mark or (BRACKETED.match(sentence) if at == 0 else None)
    return mark.end() if mark else dateline(sentence) if at < MARKED else 0


def _after_caption(sentence: str) -> str:
    """What stands behind the last caption that runs into a sentence; "" where none begins there."""
    marks = list(IN_CAPTION.finditer(sentence))
    rest = sentence[marks[-1].end() :].strip() if marks else ""
    if not WORD.search(rest):
        return sentence
    if marks[-1].group().endswith(")"):
        return sentence if rest[0].islower() or rest[0] in ",.;:" else rest
    for word in list(WORD.finditer(rest))[1:MOST_CREDITED]:
        if word.group()[0].isupper() and word.group().lower() in FIRST_WORDS:
            return rest[word.start() :]
    return ""


def _stands(text: str, *, lead: bool) -> bool:
    """Whether this is a whole sentence of the article's own."""
    count = len(WORD.findall(text))
    if not LEAST_WORDS <= count <= MOST_WORDS or text[:2].islower():
        return False
    unfinished = lead and count >= LEAD_WORDS and LEFT_OPEN.search(text)
    if not (ENDS.search(text) or unfinished):
        return False
    if any(each.match(text) for each in NEVER_BEGINS) or is_caption(text, count):
        return False
    return _quotes_close(text) and not any(each.search(text) for each in NEVER_HAS)


def _quotes_close(text: str) -> bool:
    return _quotes_pair(text) and text.count("(") == text.count(")")


def _quotes_pair(text: str) -> bool:
    if text.count("“") != text.count("”"):
        return text.count('"') % 2 == 1 and abs(text.count("“") - text.count("”")) == 1
    return text.count('"') % 2 == 0
