from datetime import date

import pytest

from portal.journal.models import EntryRow
from portal.kernel.errors import Conflict, Invalid, NotFound
from portal.parties import queries
from portal.parties.checks import record_check
from portal.parties.models import Check, PartyRole, Tie
from portal.parties.roles import end_role, grant_role
from portal.parties.ties import end_ties, record_tie
from tests.people import Cast


def test_an_unknown_ref_is_not_found(db: None) -> None:
    with pytest.raises(NotFound):
        queries.party("ORG-00000000000")


def test_parties_come_by_ref_in_one_query(
    cast: Cast, django_assert_num_queries
) -> None:
    refs = [cast.haishi.ref, cast.qiming.ref, "ORG-00000000000"]
    with django_assert_num_queries(1):
        found = queries.parties_by_ref(refs)
    assert {p.name_en for p in found.values()} == {"Haishi IP", "Qiming"}


def test_a_tie_is_written_once_and_found_in_both_directions(cast: Cast) -> None:
    for _ in range(2):
        record_tie(
            from_ref="ORG-A",
            to_ref="ORG-B",
            kind=Tie.Kind.PAID_ENGAGEMENT,
            since=date(2025, 1, 1),
            source_ref="ENG-1",
        )
    assert len(queries.ties_between("ORG-A", "ORG-B")) == 1
    assert len(queries.ties_between("ORG-B", "ORG-A")) == 1
    assert end_ties("ENG-1", date(2025, 6, 1)) == 1
    assert queries.ties_between("ORG-A", "ORG-B", since=date(2025, 6, 2)) == []
    assert len(queries.ties_between("ORG-A", "ORG-B", since=date(2025, 6, 1))) == 1


def test_staff_and_employers_are_those_of_today(cast: Cast) -> None:
    assert queries.current_staff(cast.haishi.ref) == [cast.chen_yu_person]
    assert queries.current_organizations(cast.chen_yu_person.ref) == [cast.haishi]
    assert queries.current_staff(cast.qiming.ref) == []


def test_a_check_says_what_by_whom_and_until_when(cast: Cast, frozen_clock) -> None:
    check = record_check(
        party_ref=cast.haishi.ref,
        what="uscc",
        result="confirmed",
        institute_ref=cast.ningbo_institute.ref,
        actor=cast.actor(cast.wang_min),
        raw=cast.haishi.uscc,
    )
    assert check.checked_on == date(2026, 11, 23)
    assert check.valid_until == date(2027, 11, 23)
    assert check.checked_by == cast.wang_min.ref
    assert queries.checks_of(cast.haishi.ref)[0] == check
    assert EntryRow.objects.get(kind="FactChecked").stream == cast.haishi.ref


def test_a_refuted_or_old_check_is_not_valid(cast: Cast, frozen_clock) -> None:
    def check(result: str) -> Check:
        return record_check(
            party_ref=cast.haishi.ref,
            what="uscc",
            result=result,
            institute_ref=cast.ningbo_institute.ref,
            actor=cast.actor(cast.wang_min),
        )

    Check.objects.all().delete()
    first = check("confirmed")
    assert queries.valid_checks_of(cast.haishi.ref) == [first]
    frozen_clock.advance(days=366)
    assert queries.valid_checks_of(cast.haishi.ref) == []
    check("refuted")
    assert queries.valid_checks_of(cast.haishi.ref) == []
    with pytest.raises(Invalid):
        check("maybe")


def test_who_consults_may_not_certify(cast: Cast) -> None:
    actor = cast.actor(cast.zhao_hai)
    before = PartyRole.objects.count()
    with pytest.raises(Conflict):
        grant_role(party=cast.haishi, role="certification_body", actor=actor)
    assert PartyRole.objects.count() == before
    end_role(party=cast.haishi, role="provider", actor=actor)
    grant_role(party=cast.haishi, role="certification_body", actor=actor)
    assert queries.has_role(cast.haishi.ref, "certification_body")
    assert not queries.has_role(cast.haishi.ref, "provider")


def test_the_same_role_again_changes_nothing(cast: Cast) -> None:
    actor = cast.actor(cast.zhao_hai)
    before = EntryRow.objects.count()
    grant_role(party=cast.haishi, role="provider", actor=actor)
    assert EntryRow.objects.count() == before
    assert queries.roles_of([cast.haishi.ref]) == {cast.haishi.ref: {"provider"}}
