"""Once a decision is over, repaired or struck, nothing public shows that it was.

Every public surface is read while it counts (the control: there it is) and after.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.test import Client

from credit.cases.actions.decide_review import decide_review
from credit.cases.actions.file_appeal import file_appeal
from credit.cases.actions.file_objection import file_objection
from credit.cases.actions.propose_answer import propose_answer
from credit.cases.actions.request_repair import request_repair
from credit.cases.models import Case
from credit.evaluate.models import ConfirmedResult
from credit.publish import replays
from marketplace.directory.models import ProviderProfile
from marketplace.directory.states import Listing
from portal.accounts.models import Membership
from portal.agreements.models import Consent
from portal.kernel import clock
from search import follow
from tests.credit.build import put_completed
from tests.credit.cases.conftest import Desk

KIND = "Complaint upheld"


@pytest.fixture
def case(desk: Desk) -> Case:
    """An effective decision against a listed organization and its practitioner."""
    firm, person = desk.cast.haishi, desk.cast.chen_yu_person
    today = clock.today()
    ProviderProfile.objects.create(
        party=firm,
        listing=Listing.ACTIVE,
        listed_on=today,
        listed_until=today + timedelta(days=3650),
    )
    Consent.objects.create(
        party_ref=person.ref,
        purpose="publication",
        is_given=True,
        user_ref=desk.cast.chen_yu.ref,
    )
    put_completed(firm.ref, shares={person.ref: 10_000})
    case = desk.effective("general")
    desk.clock.advance(days=1)
    ConfirmedResult.objects.create(
        subject=person.ref,
        valid_at=clock.now(),
        confirmed_by=desk.cast.wang_min.ref,
        institute_ref=desk.cast.ningbo_institute.ref,
    )
    follow.refresh_organization(firm.ref)
    return case


class Surfaces:
    """What anybody can read, by address."""

    def __init__(self, desk: Desk, case: Case) -> None:
        firm = desk.cast.haishi.ref
        person = desk.cast.chen_yu_person.ref
        event = case.decision.event_ref
        during = clock.local_date(case.decision.effective_at) + timedelta(days=1)
        dates = f"earlier=2026-11-20&later={during.isoformat()}"
        self.marks = [event, case.ref, case.decision.ref, KIND, "complaint_upheld"]
        self.marks += ["= 92.0", "· 92.0", "−8.0", "-8.00", '"B"']
        self.shows = {
            f"/en/organizations/{firm}/": True,
            f"/en/credit/{firm}/": True,
            f"/en/credit/{firm}/events.csv": True,
            f"/en/credit/{firm}/compare/?{dates}": True,
            f"/en/credit/{firm}/compare/?{dates}&known_at={during.isoformat()}": True,
            f"/en/cases/decisions/{case.decision.ref}/": True,
            "/en/cases/": True,
            f"/en/practitioners/{person}/": False,
            f"/en/credit/{person}/": False,
            f"/en/credit/{person}/events.csv": False,
            "/en/organizations/": True,
            "/en/search/?q=complaint": False,
            "/en/search/?q=海石": True,
            f"/api/v1/organizations/{firm}": False,
            "/api/v1/organizations": False,
        }

    def showing(self) -> dict[str, list[str]]:
        """Address → the marks of the decision that it shows."""
        client = Client()
        found = {}
        for url in self.shows:
            answer = client.get(url)
            if answer.status_code == 404:
                continue  # it only repeats the address that was asked for
            page = answer.content.decode()
            marks = [mark for mark in self.marks if mark in page]
            if marks:
                found[url] = marks
        return found


def repaired(desk: Desk, case: Case) -> None:
    desk.clock.advance(days=120)
    _grant(
        desk,
        request_repair(
            event_ref=case.decision.event_ref,
            text="All paid back.",
            pledged=True,
            actor=desk.zhao_hai,
        ).ref,
    )


def objected(desk: Desk, case: Case) -> None:
    _grant(
        desk,
        file_objection(
            event_ref=case.decision.event_ref, text="Wrong firm.", actor=desk.zhao_hai
        ).ref,
    )


def appealed(desk: Desk, case: Case) -> None:
    appeal = file_appeal(case_ref=case.ref, text="Wrong.", actor=desk.zhao_hai)
    _grant(desk, appeal.ref, finding="not_upheld")


def over(desk: Desk, case: Case) -> None:
    desk.to_next_deadline("cases.publication", case.ref)


def over_before_the_sweep(desk: Desk, case: Case) -> None:
    desk.clock.moment = case.decision.public_until + timedelta(seconds=1)


def _grant(desk: Desk, ref: str, **more: str) -> None:
    """By two officers who had no hand in the decision."""
    propose_answer(ref=ref, grants=True, reasons="Right.", actor=desk.li_na, **more)
    decide_review(ref=ref, seen=1, actor=desk.zhou_ping)


@pytest.mark.parametrize(
    "end", [repaired, objected, appealed, over, over_before_the_sweep]
)
def test_nothing_public_shows_that_there_was_a_decision(
    desk: Desk, case: Case, end: Callable[[Desk, Case], None]
) -> None:
    surfaces = Surfaces(desk, case)
    counting = surfaces.showing()
    assert {url for url, shows in surfaces.shows.items() if shows} <= counting.keys()

    end(desk, case)

    assert surfaces.showing() == {}
    desk.clock.moment += relativedelta(years=1)
    replays.forget()
    assert surfaces.showing() == {}


def test_the_page_of_the_decision_is_gone(desk: Desk, case: Case) -> None:
    url = f"/en/cases/decisions/{case.decision.ref}/"
    assert Client().get(url).status_code == 200
    over_before_the_sweep(desk, case)
    assert Client().get(url).status_code == 404


@pytest.mark.parametrize(
    "stage", ["filed", "investigated", "with_findings", "proposed", "decided", "served"]
)
def test_no_public_surface_shows_what_is_not_in_effect(
    desk: Desk, case: Case, stage: str
) -> None:
    """A second complaint beside one that has been decided and is over."""
    surfaces = Surfaces(desk, case)
    over(desk, case)
    Membership.objects.update(authority_until=date(2040, 1, 1))
    before = {url: Client().get(url).content for url in surfaces.shows}
    assert surfaces.showing() == {}

    second = getattr(desk, stage)()

    surfaces.marks.append(second.ref)
    assert surfaces.showing() == {}
    changed = [url for url, page in before.items() if Client().get(url).content != page]
    assert changed == []
