import pytest

from marketplace.directory.actions.accept_invitation import accept_invitation
from marketplace.directory.actions.comment_transfer import comment_transfer
from marketplace.directory.actions.decline_invitation import decline_invitation
from marketplace.directory.actions.end_affiliation import end_affiliation
from marketplace.directory.actions.enter_licence import enter_licence
from marketplace.directory.actions.invite_practitioner import invite_practitioner
from marketplace.directory.actions.remove_licence import remove_licence
from marketplace.directory.models import Licence, Transfer
from portal.accounts.models import PersonClaim
from portal.journal.models import EntryRow
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, WrongState
from portal.parties.models import Affiliation, Tie
from portal.parties.queries import has_role
from tests.conftest import FrozenClock
from tests.people import Cast

pytestmark = pytest.mark.django_db


def invite(cast: Cast, email: str) -> Affiliation:
    return invite_practitioner(
        organization_ref=cast.haishi.ref, email=email, actor=cast.actor(cast.zhao_hai)
    )


def test_an_invited_user_becomes_a_practitioner_of_their_own(cast: Cast) -> None:
    row = invite(cast, " Tang.Yi@example.cn")

    accept_invitation(ref=row.ref, name="唐一", actor=cast.actor(cast.stranger))

    person = PersonClaim.objects.get(user=cast.stranger).party
    assert (person.name, person.kind) == ("唐一", "natural")
    assert person.ref.startswith("PER-")
    assert has_role(person.ref, "practitioner")
    tie = Tie.objects.get(from_ref=person.ref)
    assert (tie.to_ref, tie.kind, tie.until) == (cast.haishi.ref, "employment", None)


def test_only_the_invited_address_can_answer(cast: Cast) -> None:
    row = invite(cast, "somebody@example.cn")

    with pytest.raises(NotFound):
        accept_invitation(ref=row.ref, name="X", actor=cast.actor(cast.stranger))

    row.refresh_from_db()
    assert row.status == "invited"


def test_an_invitation_is_answered_once(cast: Cast) -> None:
    row = invite(cast, "tang.yi@example.cn")
    actor = cast.actor(cast.stranger)
    accept_invitation(ref=row.ref, name="唐一", actor=actor)

    with pytest.raises(WrongState):
        accept_invitation(ref=row.ref, name="唐一", actor=actor)
    with pytest.raises(WrongState):
        decline_invitation(ref=row.ref, actor=actor)

    assert PersonClaim.objects.filter(user=cast.stranger).count() == 1


def test_the_same_address_is_invited_once(cast: Cast) -> None:
    invite(cast, "tang.yi@example.cn")

    with pytest.raises(Conflict) as refused:
        invite(cast, "TANG.YI@example.cn")
    assert refused.value.field == "email"
    with pytest.raises(Conflict):
        invite(cast, "chen.yu@example.cn")  # works there already
    with pytest.raises(Invalid):
        invite(cast, "not an address")


def test_a_person_leaves_alone_and_at_once(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    row = Affiliation.objects.get(organization=cast.haishi)

    end_affiliation(ref=row.ref, actor=cast.actor(cast.chen_yu))

    row.refresh_from_db()
    assert (row.status, row.until) == ("ended", clock.today())
    assert Tie.objects.get(source_ref=row.ref).until == clock.today()
    with pytest.raises(WrongState):
        end_affiliation(ref=row.ref, actor=cast.actor(cast.chen_yu))


def test_a_stranger_cannot_end_an_affiliation(cast: Cast) -> None:
    row = Affiliation.objects.get(organization=cast.haishi)

    with pytest.raises(NotAllowed):
        end_affiliation(ref=row.ref, actor=cast.actor(cast.feng_bo))

    row.refresh_from_db()
    assert row.status == "active"


def moved(cast: Cast) -> Transfer:
    row = invite_practitioner(
        organization_ref=cast.qiming.ref,
        email="chen.yu@example.cn",
        actor=cast.actor(cast.feng_bo),
    )
    accept_invitation(ref=row.ref, name="", actor=cast.actor(cast.chen_yu))
    return Transfer.objects.get()


def test_whoever_leaves_first_and_joins_within_ninety_days_moves_as_well(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    row = Affiliation.objects.get(organization=cast.haishi)
    end_affiliation(ref=row.ref, actor=cast.actor(cast.chen_yu))
    frozen_clock.advance(days=90)

    transfer = moved(cast)

    assert transfer.from_organization == cast.haishi
    assert transfer.to_organization == cast.qiming
    comment_transfer(ref=transfer.ref, comment="Keys.", actor=cast.actor(cast.zhao_hai))
    assert Transfer.objects.get().comment == "Keys."
    ended = EntryRow.objects.filter(kind="AffiliationEnded", stream=row.ref)
    assert ended.count() == 1


def test_after_ninety_days_and_back_to_the_same_organization_nobody_moves(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    row = Affiliation.objects.get(organization=cast.haishi)
    end_affiliation(ref=row.ref, actor=cast.actor(cast.chen_yu))
    back = invite(cast, "chen.yu@example.cn")
    accept_invitation(ref=back.ref, name="", actor=cast.actor(cast.chen_yu))
    assert not Transfer.objects.exists()

    end_affiliation(ref=back.ref, actor=cast.actor(cast.chen_yu))
    frozen_clock.advance(days=91)
    late = invite_practitioner(
        organization_ref=cast.qiming.ref,
        email="chen.yu@example.cn",
        actor=cast.actor(cast.feng_bo),
    )
    accept_invitation(ref=late.ref, name="", actor=cast.actor(cast.chen_yu))
    assert not Transfer.objects.exists()


def test_a_comment_has_ten_working_days_and_blocks_nothing(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    transfer = moved(cast)
    assert transfer.comment_until.isoformat() == "2026-12-07T15:59:59.999999+00:00"
    assert Affiliation.objects.get(organization=cast.qiming).status == "active"

    frozen_clock.advance(days=15)
    with pytest.raises(WrongState, match="stands"):
        comment_transfer(
            ref=transfer.ref, comment="No.", actor=cast.actor(cast.zhao_hai)
        )


def test_only_the_organization_left_comments_and_only_once(cast: Cast) -> None:
    transfer = moved(cast)
    with pytest.raises(NotAllowed):
        comment_transfer(ref=transfer.ref, comment="x", actor=cast.actor(cast.feng_bo))

    zhao = cast.actor(cast.zhao_hai)
    comment_transfer(ref=transfer.ref, comment="Files are missing.", actor=zhao)
    with pytest.raises(WrongState):
        comment_transfer(ref=transfer.ref, comment="More.", actor=zhao)

    transfer.refresh_from_db()
    assert transfer.comment == "Files are missing."


def test_a_licence_has_one_holder(cast: Cast) -> None:
    chen = cast.actor(cast.chen_yu)
    licence = enter_licence(
        person_ref=cast.chen_yu_person.ref,
        kind="lawyer",
        number=" 1330 2 ",
        actor=chen,
    )
    assert licence.normalised == "13302"
    row = invite(cast, "tang.yi@example.cn")
    accept_invitation(ref=row.ref, name="唐一", actor=cast.actor(cast.stranger))
    tang = cast.actor(cast.stranger)

    with pytest.raises(Conflict) as refused:
        enter_licence(
            person_ref=tang.person_ref, kind="lawyer", number="13302", actor=tang
        )

    assert refused.value.field == "licence_number"
    assert Licence.objects.count() == 1
    remove_licence(ref=licence.ref, actor=chen)
    enter_licence(person_ref=tang.person_ref, kind="lawyer", number="13302", actor=tang)


def test_nobody_enters_a_licence_for_somebody_else(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        enter_licence(
            person_ref=cast.chen_yu_person.ref,
            kind="lawyer",
            number="1",
            actor=cast.actor(cast.zhao_hai),
        )
