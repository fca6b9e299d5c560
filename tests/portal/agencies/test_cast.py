"""The cast is what it says it is."""

import pytest

from gongkai.portal.agencies.access import has, may
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from tests.portal.cast import WHO


def test_everybody_can_sign_in(cast, client):
    for who in WHO:
        assert cast.sign_in(client, who).is_active


def test_every_role_is_held_by_somebody(cast):
    assert {seat.role for who in WHO for seat in cast.actor(who).seats} == set(ROLES)


@pytest.mark.parametrize(
    ("who", "right", "body", "expected"),
    [
        ("clerk", Right.EDIT_CONTACTS, "science", True),
        ("clerk", Right.EDIT_CONTACTS, "finance", False),
        ("stranger", Right.EDIT_CONTACTS, "science", False),
        ("competent_office", Right.SEE_PEOPLE, "science", True),
        ("competent_office", Right.SEE_PEOPLE, "township", True),
        ("competent_office", Right.SEE_PEOPLE, "elsewhere", False),
        ("auditor", Right.READ_LOG, "finance", True),
        ("system_admin", Right.EDIT_TREE, "elsewhere", True),
        ("security_admin", Right.EDIT_TREE, "science", False),
        ("newcomer", Right.SEE_BODIES, "science", False),
        ("visitor", Right.SEE_BODIES, "science", False),
    ],
)
def test_reach(cast, who, right, body, expected):
    assert may(cast.actor(who), right, getattr(cast, body).pk) is expected


def test_newcomer_has_no_right(cast):
    assert not any(has(cast.actor("newcomer"), right) for right in Right)
