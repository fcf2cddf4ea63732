"""Who reads an engagement: checked speakers of its sides, and the people at work."""

import pytest
from django.urls import reverse

from marketplace.engagements.actions.submit_deliverable import submit_deliverable
from marketplace.engagements.models import Milestone
from marketplace.engagements.queries import (
    engagements_of,
    may_read_milestone_files,
)
from portal.kernel.errors import NotFound
from portal.parties.models import Affiliation
from tests.marketplace.engagements import given
from tests.people import Cast, join, user

pytestmark = pytest.mark.django_db


def url(name: str, *args: str) -> str:
    """In English, whatever language an earlier test left active."""
    address = reverse(f"engagements:{name}", args=args)
    return address.replace("/zh-hans/", "/en/")


def deliver(cast: Cast, row: Milestone) -> None:
    actor = cast.actor(cast.chen_yu)
    submit_deliverable(
        ref=row.ref,
        file_refs=[given.stored(row.ref, actor).ref],
        note="",
        language="zh-hans",
        actor=actor,
    )


def test_a_practitioner_at_work_delivers(cast: Cast) -> None:
    row = given.milestone(given.active(cast))
    deliver(cast, row)
    assert given.milestone(row.engagement).status == "submitted"


def test_who_left_the_organization_reads_and_delivers_no_more(cast: Cast) -> None:
    engagement = given.active(cast)
    row = given.milestone(engagement)
    Affiliation.objects.update(status="ended")
    client, actor = cast.client(cast.chen_yu), cast.actor(cast.chen_yu)

    assert client.get(url("engagement", engagement.ref)).status_code == 404
    assert client.get(url("milestone", row.ref)).status_code == 404
    assert not may_read_milestone_files(actor, row.ref)
    assert engagements_of(actor).rows == []
    with pytest.raises(NotFound):
        deliver(cast, row)
    assert given.milestone(engagement).status == "funded"


@pytest.mark.parametrize("side", ["ningbo_tools", "haishi"])
def test_a_member_without_checked_authority_sees_no_amounts_and_no_files(
    cast: Cast, side: str
) -> None:
    engagement = given.active(cast)
    row = given.milestone(engagement)
    newcomer = user("new.comer", "New Comer")
    join(newcomer, getattr(cast, side), "member", checked=False)
    client = cast.client(newcomer)

    for name, ref in [
        ("engagement", engagement.ref),
        ("contract", engagement.ref),
        ("milestone", row.ref),
    ]:
        response = client.get(url(name, ref))
        assert response.status_code == 403
        assert "Have it checked on your desk" in response.content.decode()
    assert not may_read_milestone_files(cast.actor(newcomer), row.ref)
    listed = client.get(url("engagements")).content.decode()
    assert engagement.ref in listed
    assert "38,000" not in listed
    assert (
        "38,000" in cast.client(cast.lin_wei).get(url("engagements")).content.decode()
    )
