import pytest

from marketplace.directory.actions.enter_licence import enter_licence
from marketplace.directory.actions.remove_licence import remove_licence
from marketplace.directory.cards import (
    offering_cards,
    practitioner_cards,
    provider_cards,
)
from portal.agreements.actions.decide_consent import decide_consent
from portal.parties.checks import record_check
from tests.conftest import FrozenClock
from tests.marketplace.directory import setting
from tests.people import Cast

pytestmark = pytest.mark.django_db


def check_licence_of_chen(cast: Cast) -> str:
    chen = cast.actor(cast.chen_yu)
    person = cast.chen_yu_person.ref
    decide_consent(party_ref=person, purpose="publication", is_given=True, actor=chen)
    licence = enter_licence(
        person_ref=person, kind="lawyer", number="13302", actor=chen
    )
    enter_licence(person_ref=person, kind="economist", number="77", actor=chen)
    record_check(
        party_ref=person,
        what="licence",
        result="confirmed",
        institute_ref=cast.ningbo_institute.ref,
        actor=cast.actor(cast.wang_min),
        raw="13302",
        normalised="13302",
    )
    return licence.ref


def test_a_card_names_confirmed_licences_only(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    licence = check_licence_of_chen(cast)
    person = cast.chen_yu_person.ref

    card = practitioner_cards([person])[person]
    assert card.licence_kinds == ("lawyer",)
    assert card.organization_refs == (cast.haishi.ref,)

    frozen_clock.advance(days=400)
    card = practitioner_cards([person])[person]
    assert (card.licence_kinds, card.checked[0].is_current) == ((), False)

    remove_licence(ref=licence, actor=cast.actor(cast.chen_yu))
    assert practitioner_cards([person])[person].checked == ()


def test_people_without_consent_have_no_card(cast: Cast) -> None:
    assert practitioner_cards([cast.chen_yu_person.ref]) == {}


def test_cards_of_what_is_not_public_are_absent(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    setting.list_directly(cast.qiming, cast.ningbo_institute, listing="lapsed")
    draft = setting.offering_of(cast.haishi, status="draft")
    hidden = setting.offering_of(cast.qiming)
    shown = setting.offering_of(cast.haishi)

    assert set(provider_cards([cast.haishi.ref, cast.qiming.ref])) == {cast.haishi.ref}
    assert set(offering_cards([draft.ref, hidden.ref, shown.ref])) == {shown.ref}
