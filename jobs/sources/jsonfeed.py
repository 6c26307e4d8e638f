"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

from jobs.sources.listing import Announced, Channel, ends


def announced(text: str) -> Channel | None:
    """Read a JSON Feed; None where ``text`` is none, be it JSON or not."""
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version", "")):
        return None
    items = feed.get("items")
    listed = ends(items) if isinstance(items, list) else []
    return Channel(
        title=_text(feed, "title"),
        items=tuple(_item(item) for item in listed if isinstance(item, dict)),
    )


def _item(item: dict[str, Any]) -> Announced:
    dates = (_text(item, "date_published"), _text(item, "date_modified"))
    return Announced(
        guid=_text(item, "id"),
        title=_text(item, "title"),
        link=_text(item, "url") or _text(item, "external_url"),
        dates=tuple(filter(None, dates)),
        text=_text(item, "summary") or _text(item, "content_html") or _text(item, "content_text"),
    )


def _text(holder: dict[str, Any], name: str) -> str:
    """Return a member as text: ids may be numbers, null may stand, surrogates may stand alone."""
    value = holder.get(name)
    told = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return told.encode("utf-8", "replace").decode()
