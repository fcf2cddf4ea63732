"""An officer looked at the letter: the person speaks for the firm for a year, or not."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.authority import give_authority
from portal.accounts.entries import AuthorityConfirmed, AuthorityRefused
from portal.accounts.models import Answer, AuthorityRequest
from portal.accounts.own_matter import refuse_own_matter
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid, NotFound, WrongState


@transaction.atomic
def decide_authority(
    *, ref: str, is_confirmed: bool, note: str, actor: Actor
) -> AuthorityRequest:
    """`note` is what was looked at, or why it does not suffice."""
    asked = _locked(ref, actor)
    if asked.status != Answer.OPEN:
        raise WrongState(_("Another officer has answered this already."))
    if not note.strip():
        raise Invalid(
            _("Write what you compared, or what is missing and how to mend it."),
            field="note",
        )
    asked.status = Answer.ACCEPTED if is_confirmed else Answer.DECLINED
    asked.reason = "" if is_confirmed else note.strip()[:300]
    asked.decided_by, asked.decided_at = actor.ref, clock.now()
    asked.save()
    if is_confirmed:
        _confirm(asked, note, actor)
    else:
        _refuse(asked, actor)
    return asked


def _locked(ref: str, actor: Actor) -> AuthorityRequest:
    asked = (
        AuthorityRequest.objects.select_for_update(of=("self", "membership"))
        .select_related("membership__user", "membership__party")
        .filter(ref=ref)
        .first()
    )
    if asked is None or not actor.officer_of(asked.institute_ref):
        raise NotFound(_("There is no such letter, or another institute handles it."))
    refuse_own_matter(actor, asked.concerned())
    return asked


def _confirm(asked: AuthorityRequest, note: str, actor: Actor) -> None:
    until = give_authority(
        asked.membership,
        file_ref=asked.file_ref,
        institute_ref=asked.institute_ref,
        note=note,
        actor=actor,
    )
    record(
        AuthorityConfirmed(
            stream=asked.ref,
            party=asked.membership.party.ref,
            user=asked.membership.user.ref,
            institute=asked.institute_ref,
            until=until.isoformat(),
        ),
        actor=actor,
    )


def _refuse(asked: AuthorityRequest, actor: Actor) -> None:
    record(
        AuthorityRefused(
            stream=asked.ref,
            party=asked.membership.party.ref,
            user=asked.membership.user.ref,
            institute=asked.institute_ref,
            reason=Private(asked.membership.user.ref, asked.reason),
        ),
        actor=actor,
    )
