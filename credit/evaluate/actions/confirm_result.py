"""An officer confirms a practitioner's result; from then on that one is published."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.evaluate.entries import ResultConfirmed
from credit.evaluate.models import ConfirmedResult
from credit.evaluate.snapshots import REVIEW, keep
from credit.evaluate.standing import evaluate
from portal.accounts.actors import Actor
from portal.accounts.jurisdiction import institute_for
from portal.accounts.own_matter import refuse_own_matter
from portal.journal import entries as journal
from portal.kernel import clock, errors
from portal.parties.models import Party
from portal.worklist import rows as worklist


@transaction.atomic
def confirm_result(*, ref: str, actor: Actor) -> ConfirmedResult:
    person = (
        Party.objects.select_for_update(of=("self",))
        .select_related("region")
        .filter(ref=ref, kind=Party.Kind.NATURAL)
        .first()
    )
    if person is None:
        raise errors.NotFound(_("There is no practitioner with this reference."))
    institute = institute_for(person.region)
    if institute is None or not actor.officer_of(institute):
        raise errors.NotAllowed(
            _("Only an officer of the responsible institute confirms a result.")
        )
    refuse_own_matter(actor, [ref])
    now = clock.now()
    keep(evaluate(ref, valid_at=now, known_at=now))
    confirmed = ConfirmedResult.objects.create(
        subject=ref, valid_at=now, confirmed_by=actor.ref, institute_ref=institute
    )
    worklist.close(REVIEW, ref)
    journal.record(
        ResultConfirmed(stream=ref, valid_at=now.isoformat(), institute=institute),
        actor=actor,
    )
    return confirmed
