"""What the bot says of provinces and communes that were merged on 1 July 2025. See ``texts``."""

from bot.language import _
from bot.messages import RichText, italic, plain
from jobs.communes import Former, called

MOST_NAMED = 6
"""Communes of a former district that are named; it had up to thirty."""


def merged(name: str, now: str) -> RichText:
    """Say what a province is part of today, below the head of a list."""
    return italic(_("Từ 1/7/2025, {name} thuộc {now}.", name=name, now=now))


def former(place: Former) -> RichText:
    """Say where a commune, ward, town or district of before lies today."""
    names = ", ".join(place.now[:MOST_NAMED])
    province, today = called(place.province), called(place.province_now)
    more = _(" và {count} nơi khác", count=len(place.now) - MOST_NAMED)
    now = names + (more if len(place.now) > MOST_NAMED else "")
    if not place.within:
        return plain(
            _(
                "Từ 1/7/2025 không còn cấp huyện. Địa bàn {kind} {name} nay gồm: {now} "
                "({province}).",
                kind=place.kind,
                name=place.name,
                now=now,
                province=today,
            )
        )
    return plain(
        _(
            "Từ 1/7/2025, {kind} {name} ({within}, {province}) nay thuộc {now}, {today}.",
            kind=place.kind,
            name=place.name,
            within=place.within[0].lower() + place.within[1:],
            province=province,
            now=now,
            today=today,
        )
    )


def namesakes(kind: str, name: str, count: int) -> RichText:
    """Ask where a place lies whose name many had."""
    return plain(
        _(
            "Trước 1/7/2025 có {count} nơi tên {kind} {name}. Xin đồng chí nhắn kèm tên huyện hoặc "
            "tên tỉnh.",
            count=count,
            kind=kind,
            name=name,
        )
    )


def unknown(name: str) -> RichText:
    """Say that no news names a place, and that it is not known what it is today."""
    return plain(
        _(
            "Chưa có tin nào nhắc tới “{name}”. Nếu nơi này đã sáp nhập hoặc đổi tên, xin đồng chí "
            "nhắn tên hiện nay, hoặc tên huyện, tỉnh.",
            name=name[:80],
        )
    )


def news_of_today() -> RichText:
    """Head the news of what a former commune is part of."""
    return plain(_("Tin theo tên mới:"))


def no_news() -> RichText:
    """Say that nothing is known of what a former commune is part of."""
    return plain(_("Chưa có tin nào theo tên mới."))
