import threading

import pytest
from django.db import connection

from portal.accounts.actions import register_organization as module
from portal.accounts.actions.invite_member import allowed_roles, invite_member
from portal.accounts.actions.register_organization import (
    CodeTaken,
    Registration,
    register_organization,
)
from portal.accounts.actors import actor_for
from portal.accounts.models import Membership, User
from portal.journal.models import EntryRow
from portal.kernel.errors import Invalid
from portal.kernel.refs import new_ref
from portal.parties.models import Party, PartyRole
from portal.parties.roles import end_role
from tests import people
from tests.people import Cast

CONTROL = "对照有限公司"
CODE = people.uscc(900)


def registration(**more: str) -> Registration:
    values = {"name": "宁波新芽科技有限公司", "uscc": CODE, "role": "enterprise"}
    return Registration(**{**values, **more})


def test_who_registers_owns_it_but_does_not_speak_for_it(cast: Cast) -> None:
    party = register_organization(
        registration=registration(region="330200"), actor=cast.actor(cast.stranger)
    )
    actor = cast.actor(cast.stranger)
    assert actor.acts_for(party.ref)
    assert not actor.speaks_for(party.ref)
    assert party.uscc == CODE
    kinds = EntryRow.objects.filter(stream=party.ref).values_list("kind", flat=True)
    assert list(kinds) == ["RoleGranted", "OrganizationRegistered", "MemberJoined"]


def test_a_code_typed_in_full_width_is_the_same_code(cast: Cast) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in cast.haishi.uscc)
    before = Party.objects.count()
    with pytest.raises(CodeTaken) as refused:
        register_organization(
            registration=registration(uscc=wide), actor=cast.actor(cast.stranger)
        )
    assert refused.value.party_ref == cast.haishi.ref
    assert refused.value.status == 409
    assert Party.objects.count() == before
    assert not Membership.objects.filter(user=cast.stranger).exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": "  "}, "name"),
        ({"uscc": "123"}, "uscc"),
        ({"role": "institute"}, "role"),
        ({"region": "999999"}, "region"),
    ],
)
def test_wrong_input_is_refused_and_nothing_is_kept(
    cast: Cast, wrong: dict[str, str], field: str
) -> None:
    before = (Party.objects.count(), PartyRole.objects.count())
    with pytest.raises(Invalid) as refused:
        register_organization(
            registration=registration(**wrong), actor=cast.actor(cast.stranger)
        )
    assert refused.value.field == field
    assert (Party.objects.count(), PartyRole.objects.count()) == before


def test_losing_the_race_leads_to_the_winner(cast: Cast, monkeypatch) -> None:
    """The look before the insert saw nothing; the constraint is what decides."""
    answers = [None, cast.haishi]
    monkeypatch.setattr(module, "party_with_uscc", lambda _code: answers.pop(0))
    with pytest.raises(CodeTaken) as refused:
        register_organization(
            registration=registration(uscc=cast.haishi.uscc),
            actor=cast.actor(cast.stranger),
        )
    assert refused.value.party_ref == cast.haishi.ref


@pytest.mark.django_db(transaction=True)
def test_two_people_registering_one_code_at_once_end_with_one_party() -> None:
    users = [people.user(f"racer{i}", f"Racer {i}") for i in range(2)]
    start = threading.Barrier(2)
    results: list[str] = []

    def run(user: User) -> None:
        try:
            actor = actor_for(user)
            start.wait()
            register_organization(registration=registration(), actor=actor)
            results.append("registered")
        except CodeTaken:
            results.append("taken")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(user,)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["registered", "taken"]
    assert Party.objects.filter(uscc=CODE).count() == 1
    assert Membership.objects.filter(party__uscc=CODE).count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_a_constraint_looking_first_lets_both_register() -> None:
    """The positive control: the name is not unique, so only a look guards it here."""
    looked = threading.Barrier(2)

    def run() -> None:
        try:
            stands = Party.objects.filter(name=CONTROL).exists()
            looked.wait(10)
            if not stands:
                Party.objects.create(ref=new_ref("ORG"), kind="legal", name=CONTROL)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert Party.objects.filter(name=CONTROL).count() == 2


def test_to_register_as_a_certification_body_is_a_wish_and_no_role(cast: Cast) -> None:
    party = register_organization(
        registration=registration(role="certification_body"),
        actor=cast.actor(cast.stranger),
    )
    assert not PartyRole.objects.filter(party=party).exists()
    row = EntryRow.objects.get(stream=party.ref, kind="OrganizationRegistered")
    assert '"role":"certification_body"' in row.body
    assert "assessor" not in allowed_roles(party.ref)
    with pytest.raises(Invalid) as refused:
        invite_member(
            party_ref=party.ref,
            email="own.assessor@example.cn",
            role="assessor",
            actor=cast.actor(cast.stranger),
        )
    assert refused.value.field == "role"


def test_an_assessor_speaks_only_while_the_body_is_admitted(cast: Cast) -> None:
    assert cast.actor(cast.sun_qi).speaks_for(cast.zhongheng.ref)
    end_role(party=cast.zhongheng, role="certification_body", actor="system")
    assert not cast.actor(cast.sun_qi).speaks_for(cast.zhongheng.ref)
