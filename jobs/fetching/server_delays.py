"""How long a server wants to be left alone."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_WAIT = timedelta(days=365)


def wait_asked(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Say how long a server wants to be left alone, by the longest of its wishes.

    ``Retry-After`` (RFC 9110, 10.2.3), ``max-age`` (RFC 9111, 5.2.2.1) and, where that is missing,
    ``Expires`` (RFC 9111, 5.3). None where there is no wish, or none for the future.
    """
    kept = _max_age(headers.get("cache-control", ""))
    if kept is None:
        kept = _until(headers.get("expires", ""), now)
    longest = max(kept or timedelta(), again_after(headers, now) or timedelta())
    return min(longest, LONGEST_WAIT) or None


def again_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Say what ``Retry-After`` asks for; None where it is missing, or asks for nothing."""
    retry = headers.get("retry-after", "").strip()
    again = _until(retry, now) if _seconds(retry) is None else _seconds(retry)
    return max(again or timedelta(), timedelta()) or None


def _max_age(control: str) -> timedelta | None:
    wishes = [wish.strip().partition("=") for wish in control.lower().split(",")]
    if any(name in {"no-cache", "no-store"} for name, _, _ in wishes):
        return timedelta()
    ages = [value.strip('" ') for name, _, value in wishes if name == "max-age"]
    return _seconds(ages[0]) if ages else None


def _seconds(digits: str) -> timedelta | None:
    if not (digits.isascii() and digits.isdigit()):
        return None
    return timedelta(seconds=int(digits)) if len(digits) < 9 else LONGEST_WAIT


def _until(moment: str, now: datetime) -> timedelta | None:
    try:
        then = parsedate_to_datetime(moment)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (then if then.tzinfo else then.replace(tzinfo=UTC)) - now
