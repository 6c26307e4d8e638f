"""What Zalo's refusals mean, in whichever of its ways they are spelled."""

from datetime import timedelta

import pytest

from bot.errors import RefusedError, SendError
from bot.platforms import zalo_errors
from bot.platforms.answers import page


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b'{"ok": false, "error_code": 413, "description": "x"}'),
        (200, b'{"ok": false, "errorCode": "413", "description": "x"}'),
        (413, b'{"ok": false, "description": "x"}'),
        (413, b"<html>Request Entity Too Large</html>"),
    ],
)
def test_what_is_too_large_is_refused_however_it_is_told(status, body):
    with pytest.raises(SendError) as caught:
        zalo_errors.outcome(status, body)
    assert isinstance(caught.value, RefusedError)


def test_a_page_that_names_no_time_waits_as_long_as_was_agreed():
    wait = timedelta(seconds=30)
    assert page("Zalo", 429, wait).wait == wait
