"""Tell the enterprise that its certificate ends or that the first surveillance is due."""

from datetime import date

from django.db import transaction

from marketplace.engagements.alarms import (
    EXPIRY,
    EXPIRY_DAYS,
    IN_FORCE,
    SURVEILLANCE,
    surveillance_by,
)
from marketplace.engagements.entries import CertificateAlarmed
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification
from marketplace.engagements.states import Standing
from portal.accounts.actors import SYSTEM
from portal.deadlines.timers import Action
from portal.journal.entries import record

NO_RESULT = {Standing.REFUTED, Standing.STRUCK}


@transaction.atomic
def warn_certificate(ref: str, *, alarm: str) -> None:
    """`alarm`: expiry or surveillance. Nothing when the certificate is in force no more."""
    found = locked_certification(ref)
    on = _day(found, alarm)
    if found.status not in IN_FORCE or found.standing in NO_RESULT or on is None:
        return
    record(
        CertificateAlarmed(
            stream=ref,
            engagement=found.engagement.ref,
            alarm=alarm,
            on=on.isoformat(),
            is_suspended=found.status == "suspended",
        ),
        actor=SYSTEM,
    )


def _day(found: Certification, alarm: str) -> date | None:
    return found.valid_until if alarm == "expiry" else surveillance_by(found)


def _expiry(ref: str) -> None:
    warn_certificate(ref, alarm="expiry")


def _surveillance(ref: str) -> None:
    warn_certificate(ref, alarm="surveillance")


ALARMS: dict[str, Action] = {
    **{EXPIRY[days]: _expiry for days in EXPIRY_DAYS},
    SURVEILLANCE: _surveillance,
}
