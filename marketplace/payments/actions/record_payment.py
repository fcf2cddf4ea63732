"""One side says that money was paid outside the portal."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.payments.entries import PaymentRecorded
from marketplace.payments.models import Payment
from marketplace.payments.sums import check_statement, locked_sum
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid, NotAllowed


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What is said: who paid whom how much, for which milestone, on which day."""

    engagement_ref: str
    milestone_ref: str
    direction: str
    payer_ref: str
    payee_ref: str
    amount_minor: int
    currency: str
    paid_on: date


@transaction.atomic
def record_payment(
    *, statement: Statement, due_minor: int, by_party: str, actor: Actor
) -> Payment:
    """The caller holds the engagement's lock and has read the refs from it.

    `due_minor` is what the milestone costs.
    """
    if by_party not in {statement.payer_ref, statement.payee_ref}:
        raise NotAllowed(_("Only the one who pays or is paid can record a payment."))
    if not actor.speaks_for(by_party):
        raise NotAllowed(
            _("Your authority for this party is not checked. Do that on your desk.")
        )
    if statement.amount_minor <= 0:
        raise Invalid(_("The amount must be above 0."), field="amount")
    if statement.paid_on > clock.today():
        raise Invalid(
            _("The day lies in the future. Record it when it was paid."),
            field="paid_on",
        )
    total = locked_sum(statement.milestone_ref, due_minor)
    check_statement(total, statement.direction, statement.amount_minor)
    if Payment.objects.filter(
        **statement.__dict__, status=Payment.Status.RECORDED
    ).exists():
        raise Conflict(
            _("The same payment is recorded already and waits for the other side.")
        )
    row = Payment.objects.create(
        **statement.__dict__, recorded_by_party=by_party, recorded_by=actor.ref
    )
    other = (
        statement.payee_ref if by_party == statement.payer_ref else statement.payer_ref
    )
    record(
        PaymentRecorded(
            stream=statement.engagement_ref,
            payment=row.ref,
            milestone=statement.milestone_ref,
            direction=statement.direction,
            party=by_party,
            other=other,
            amount_minor=statement.amount_minor,
            currency=statement.currency,
            paid_on=statement.paid_on.isoformat(),
        ),
        actor=actor,
    )
    return row
