"""What Zalo's refusals mean, in whichever of its ways they are spelled."""

from datetime import timedelta

import pytest

from bot.errors import (
    ChatClosedError,
    ChatGoneError,
    ChatMissingError,
    OutcomeUnknownError,
    RefusedError,
    SendError,
    SpentError,
    ThrottledError,
    TokenRefusedError,
    UnreachableError,
)
from bot.platforms import zalo_errors, zalo_oa_errors
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


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        ((-201, -210, -233), RefusedError),
        ((-204, -205), TokenRefusedError),
        ((-213, -217, -227, -237), ChatGoneError),
        ((-230, -232), ChatClosedError),
        ((-211, -218, -221, -224, -234, -235, -238, -241, -321), SpentError),
        ((-124, -216, -220), zalo_oa_errors.ExpiredError),
        ((-1, -200, -240, 32), OutcomeUnknownError),
    ],
)
def test_what_a_number_of_an_official_account_means(numbers, kind):
    assert {type(zalo_oa_errors.refusal(each, "x")) for each in numbers} == {kind}


@pytest.mark.parametrize("number", [-210, -233])
def test_only_where_a_parameter_is_wrong_may_the_chat_be_meant(number):
    assert type(zalo_oa_errors.refusal(-201, "group_id is invalid")) is ChatMissingError
    assert type(zalo_oa_errors.refusal(number, "group_id is invalid")) is RefusedError


@pytest.mark.parametrize(
    ("statuses", "kind"),
    [
        ((301, 302, 303, 307, 308, 401, 403, 404, 407), UnreachableError),
        ((413,), RefusedError),
        ((429,), ThrottledError),
        ((200, 204, 400, 408, 500, 502, 503, 504), OutcomeUnknownError),
    ],
)
def test_a_page_in_between_lets_a_message_be_sent_again_only_where_it_turned_us_away(
    statuses, kind
):
    assert {type(page("Zalo", each, timedelta())) for each in statuses} == {kind}


def test_a_page_that_names_no_time_waits_as_long_as_was_agreed():
    wait = timedelta(seconds=30)
    assert page("Zalo", 429, wait).wait == wait
