"""The other side confirms or denies a recorded payment, once."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.payments.entries import PaymentConfirmed, PaymentDenied
from marketplace.payments.models import Payment
from marketplace.payments.sums import add, locked_sum
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import NotAllowed, NotFound, WrongState


@transaction.atomic
def answer_payment(*, ref: str, is_confirmed: bool, actor: Actor) -> Payment:
    row = Payment.objects.select_for_update().filter(ref=ref).first()
    sides = {row.payer_ref, row.payee_ref} if row else set()
    if row is None or not any(actor.acts_for(side) for side in sides):
        raise NotFound(_("There is no such payment."))
    (other,) = sides - {row.recorded_by_party}
    if not actor.speaks_for(other):
        raise NotAllowed(
            _("Who recorded a payment cannot confirm it: the other side does.")
        )
    if actor.ref == row.recorded_by or actor.acts_for(row.recorded_by_party):
        raise NotAllowed(
            _(
                "You recorded this payment or belong to the side that did. Somebody who "
                "belongs only to the other side answers it."
            )
        )
    if row.status != Payment.Status.RECORDED:
        raise WrongState(_("This payment was answered already."))
    if is_confirmed:
        add(locked_sum(row.milestone_ref), row)
    row.status = Payment.Status.CONFIRMED if is_confirmed else Payment.Status.DENIED
    row.answered_by = actor.ref
    row.answered_at = clock.now()
    row.save()
    entry = (
        PaymentConfirmed(
            stream=row.engagement_ref,
            payment=ref,
            milestone=row.milestone_ref,
            party=other,
            amount_minor=row.amount_minor,
            currency=row.currency,
        )
        if is_confirmed
        else PaymentDenied(
            stream=row.engagement_ref,
            payment=ref,
            milestone=row.milestone_ref,
            party=other,
        )
    )
    record(entry, actor=actor)
    return row
