"""An officer declares a conflict and stands aside from a case or review."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.entries import OfficerRecused
from credit.cases.locking import locked_case, refuse_unless
from credit.cases.models import Recusal
from portal.accounts.actors import Actor
from portal.accounts.recusal import RecusalReason
from portal.journal.entries import record


@transaction.atomic
def recuse_officer(*, ref: str, reason: str, actor: Actor) -> Recusal:
    """Declared once; it cannot be taken back."""
    case = locked_case(ref)
    refuse_unless(
        allowed=actor.officer_of(case.institute_ref),
        message=_("Only an officer of the institute can stand aside."),
    )
    recusal, created = Recusal.objects.get_or_create(
        matter_ref=ref,
        officer_ref=actor.ref,
        defaults={"reason": RecusalReason(reason)},
    )
    if case.handler_ref == actor.ref:
        case.handler_ref = ""
        case.save(update_fields=["handler_ref"])
    if created:
        record(
            OfficerRecused(stream=ref, officer=actor.ref, reason=reason), actor=actor
        )
    return recusal
