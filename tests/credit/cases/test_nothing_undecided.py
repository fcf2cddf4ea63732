"""Before a decision is effective nobody outside the case sees that there is one."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from credit.cases.actions.submit_tip_off import submit_tip_off
from credit.cases.entries import DecisionEffective
from credit.cases.translation import facts_of
from credit.events.models import CreditEvent
from credit.publish.cards import cards_for
from tests.credit.cases.conftest import Desk

STAGES = ["filed", "investigated", "with_findings", "proposed", "decided", "served"]


@pytest.mark.parametrize("stage", STAGES)
def test_an_open_case_changes_nothing_public(
    desk: Desk, client: Client, stage: str
) -> None:
    ref = desk.cast.haishi.ref
    before = cards_for([ref])[ref]
    listed = client.get("/en/cases/").content

    case = getattr(desk, stage)()

    after = cards_for([ref])[ref]
    assert (after.grade, after.points_hundredths, after.record_count) == (
        before.grade,
        before.points_hundredths,
        before.record_count,
    )
    assert (after.forecast, after.n_eff) == (before.forecast, before.n_eff)
    assert client.get("/en/cases/").content == listed
    assert case.ref not in client.get(f"/en/organizations/{ref}/").content.decode()
    assert not CreditEvent.objects.exists()


def test_a_tip_off_changes_nothing_public(desk: Desk) -> None:
    submit_tip_off(ground="late", text="Late.", about_ref=desk.cast.haishi.ref)

    assert not CreditEvent.objects.exists()


def test_the_translation_names_every_part_of_the_fact() -> None:
    at = datetime(2026, 11, 25, 16, tzinfo=UTC)
    entry = DecisionEffective(
        stream="CMP-1",
        decision="DEC-1",
        subject="ORG-1",
        kind="complaint_upheld_minor",
        severity="minor",
        institute="ORG-I",
        complainant="ORG-2",
        counterparty_group="G",
        segment="330200|small",
        about="CMP-1",
        public_until="2027-02-23T16:00:00+00:00",
        shares={"PER-1": 6000, "PER-2": 4000},
    )

    (fact,) = facts_of(entry, key="CMP-1#9", at=at)

    assert (fact.subject, fact.kind, fact.severity) == (
        "ORG-1",
        "complaint_upheld_minor",
        "minor",
    )
    assert (fact.source_class, fact.outcome_bp, fact.evaluator) == (
        "decision",
        0,
        "ORG-I",
    )
    assert (fact.counterparty, fact.counterparty_group, fact.segment) == (
        "ORG-2",
        "G",
        "330200|small",
    )
    assert fact.shares == {"PER-1": 6000, "PER-2": 4000}
    assert (fact.valid_from, fact.source_entry) == (at, "CMP-1#9")
    assert fact.public_until == datetime(2027, 2, 23, 16, tzinfo=UTC)
