"""The index is right together with every change: listed, renamed, suspended, consented."""

import pytest
from django.db import transaction
from django.test import Client

from credit.events.entries import CreditEventRecorded
from marketplace.directory.actions.decide_measure import decide_measure
from marketplace.directory.actions.describe_provider import describe_provider
from marketplace.directory.actions.propose_measure import propose_measure
from marketplace.directory.actions.publish_offering import publish_offering
from marketplace.directory.actions.withdraw_offering import withdraw_offering
from marketplace.directory.terms import ProviderTerms
from portal import wiring
from portal.agreements.actions.decide_consent import decide_consent
from portal.journal.entries import record
from search import follow
from search.models import Document
from tests.marketplace.directory.setting import list_directly, offering_of
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(cast: Cast) -> Cast:
    """Haishi is listed, with Chen Yu working there, and described."""
    list_directly(cast.haishi, cast.ningbo_institute)
    describe_provider(
        party_ref=cast.haishi.ref,
        terms=ProviderTerms(description="为外贸企业做内部审核辅导。"),
        actor=cast.actor(cast.zhao_hai),
    )
    return cast


def found(kind: str) -> list[str]:
    return list(Document.objects.filter(kind=kind).values_list("ref", flat=True))


def test_a_listed_organization_is_found_by_its_words(
    listed: Cast, client: Client
) -> None:
    page = client.get("/en/organizations/", {"q": "内部审核"})

    assert page.status_code == 200
    assert "Haishi IP" in page.content.decode()


def test_nothing_of_an_unlisted_organization_is_indexed(cast: Cast) -> None:
    follow.refresh_organization(cast.qiming.ref)

    assert found("organization") == []


def test_a_suspended_organization_is_gone_at_once(listed: Cast) -> None:
    assert found("organization") == [listed.haishi.ref]
    measure = propose_measure(
        party_ref=listed.haishi.ref,
        kind="suspend",
        reason="执业资格核验过期。",
        actor=listed.actor(listed.wang_min),
    )
    assert found("organization") == [listed.haishi.ref]

    decide_measure(ref=measure.ref, confirms=True, actor=listed.actor(listed.wu_jie))

    assert found("organization") == []


def test_an_offering_comes_and_goes_with_its_publication(listed: Cast) -> None:
    offering = offering_of(listed.haishi, status="draft")
    actor = listed.actor(listed.zhao_hai)

    publish_offering(ref=offering.ref, actor=actor)
    assert found("offering") == [offering.ref]

    withdraw_offering(ref=offering.ref, actor=actor)
    assert found("offering") == []


def test_a_person_is_found_only_while_the_consent_stands(listed: Cast) -> None:
    person = listed.chen_yu_person.ref
    actor = listed.actor(listed.chen_yu)
    assert found("practitioner") == []

    for is_given, expected in ((True, [person]), (False, [])):
        decide_consent(
            party_ref=person, purpose="publication", is_given=is_given, actor=actor
        )
        assert found("practitioner") == expected


def test_a_rebuild_finds_the_same(listed: Cast) -> None:
    offering_of(listed.haishi)
    follow.refresh_organization(listed.haishi.ref)
    before = set(Document.objects.values_list("kind", "ref"))

    follow.rebuild()

    after = set(
        Document.objects.exclude(kind__in=["guidance", "policy"]).values_list(
            "kind", "ref"
        )
    )
    assert after == before


def test_a_load_of_changes_is_followed_once(listed: Cast) -> None:
    with follow.rebuilt_once():
        describe_provider(
            party_ref=listed.haishi.ref,
            terms=ProviderTerms(description="晨光"),
            actor=listed.actor(listed.zhao_hai),
        )
        assert (
            "晨光" not in Document.objects.get(ref=listed.haishi.ref).content["summary"]
        )

    assert Document.objects.get(ref=listed.haishi.ref).content["summary"] == "晨光"


def test_an_event_with_shares_refreshes_the_organization_and_its_people(
    listed: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(follow, "refresh_organization", seen.append)
    monkeypatch.setattr(follow, "refresh_person", seen.append)
    person = listed.chen_yu_person.ref

    with transaction.atomic():
        record(
            CreditEventRecorded(
                stream=listed.haishi.ref,
                event="EVT-TEST",
                sha256="",
                kind="milestone_late",
                concerned=[person],
            ),
            actor="system",
        )

    assert seen == [listed.haishi.ref, person]


def test_a_grade_that_changed_by_time_alone_is_right_after_the_nightly_job(
    listed: Cast,
) -> None:
    rows = Document.objects.filter(kind="organization", ref=listed.haishi.ref)
    before = rows.get()
    assert follow.refresh_grades() == 0
    rows.update(facets={**before.facets, "grade": ["D"]}, rank=0.1)

    wiring.HANDLERS["search.grades"]({})

    after = rows.get()
    assert (after.facets["grade"], after.rank) == (before.facets["grade"], before.rank)
    assert wiring.CRON["search.grades"] == "hourly"
    assert follow.refresh_grades() == 0
