"""The demo tells what it promises, and is what its own events say."""

import pytest
from django.test import Client

from credit.evaluate.standing import evaluate
from credit.events import verify as credit_chain
from credit.publish.cards import cards_for
from marketplace.directory.models import ProviderProfile
from portal.accounts.models import User
from portal.demo.models import DemoLogin, TourStop
from portal.journal import verify
from portal.outbox.models import Job
from portal.parties.models import Party

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_database")]


def test_the_chains_of_the_demo_hold() -> None:
    assert verify.breaks() == []
    assert list(credit_chain.breaks()) == []


def test_no_job_of_the_demo_failed() -> None:
    assert not Job.objects.filter(done_at=None).exists()


def test_every_party_of_the_demo_is_marked_as_invented() -> None:
    assert not Party.objects.filter(is_demo=False, uscc__isnull=False).exists()


def test_grades_of_the_demo_differ_and_a_newcomer_has_none() -> None:
    listed = dict(ProviderProfile.objects.values_list("party__name_en", "party__ref"))
    cards = cards_for(listed.values())
    grades = {name: cards[ref].grade for name, ref in listed.items() if ref in cards}

    assert grades["Lanting IP Practice"] is None
    assert len({g for g in grades.values() if g}) >= 3


def test_each_role_can_sign_in_and_finds_a_desk() -> None:
    for row in DemoLogin.objects.all():
        client = Client()
        client.force_login(User.objects.get(email=row.email))
        assert client.get("/en/desk/").status_code == 200, row.key


def test_the_tour_has_seven_stops() -> None:
    assert TourStop.objects.count() == 7


def test_a_grade_is_the_same_when_computed_again() -> None:
    ref = ProviderProfile.objects.first().party.ref

    assert evaluate(ref).result.grade == evaluate(ref).result.grade
