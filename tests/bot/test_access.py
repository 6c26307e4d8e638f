"""Who may do what: the table of what is known of a sender and what follows of it."""

import pytest

from bot.access import Role, Standing, role_of, roots_of

CELL = (7, 3, 1)  # the chat's unit, what is above it, the root


@pytest.mark.parametrize(
    ("known", "anonymous", "role"),
    [
        pytest.param({}, False, Role.ANYBODY, id="a stranger where nothing is bound"),
        pytest.param({"platform_admin": True}, False, Role.ANYBODY, id="its admin there"),
        pytest.param({}, True, Role.ANYBODY, id="in the name of such a chat"),
        pytest.param({"line": CELL}, False, Role.MEMBER, id="a member"),
        pytest.param({"line": CELL, "chat_admin": True}, False, Role.CHAT_ADMIN, id="ours"),
        pytest.param({"line": CELL, "platform_admin": True}, False, Role.CHAT_ADMIN, id="its own"),
        pytest.param({"line": CELL}, True, Role.CHAT_ADMIN, id="in the name of the chat"),
        pytest.param({"roots": {3}}, False, Role.UNIT_ADMIN, id="a unit's admin in private"),
        pytest.param({"roots": {3}, "line": CELL}, False, Role.UNIT_ADMIN, id="below his unit"),
        pytest.param({"roots": {7}, "line": CELL}, False, Role.UNIT_ADMIN, id="in his unit"),
        pytest.param({"roots": {9}, "line": CELL}, False, Role.MEMBER, id="in another's unit"),
        pytest.param({"admin": True}, False, Role.ADMIN, id="an admin anywhere"),
        pytest.param({"admin": True, "line": CELL}, False, Role.ADMIN, id="an admin in a cell"),
        pytest.param({"owner": True, "admin": True}, False, Role.OWNER, id="the owner"),
        pytest.param({"owner": True, "line": CELL}, True, Role.CHAT_ADMIN, id="who hides is not"),
        pytest.param({"admin": True}, True, Role.ANYBODY, id="nor where nothing is bound"),
    ],
)
def test_a_role_follows_of_what_is_known(known, anonymous, role):
    known = known | {"roots": frozenset(known.get("roots", ()))}
    assert role_of(Standing(**known), anonymous=anonymous) is role


@pytest.mark.parametrize(
    ("role", "roots"),
    [
        (Role.OWNER, None),
        (Role.ADMIN, None),
        (Role.UNIT_ADMIN, {3, 9}),
        (Role.CHAT_ADMIN, set()),
        (Role.MEMBER, set()),
        (Role.ANYBODY, set()),
    ],
)
def test_only_who_acts_as_a_units_admin_manages_units(role, roots):
    assert roots_of(Standing(roots=frozenset({3, 9})), role) == roots
