"""When is an enterprise warned about its certificate? 90, 60 and 30 days before the end,
and before the first surveillance audit, which comes within 12 months of the decision
(rules of the certification of management systems; research in the portal's guidance).
"""

from datetime import date, timedelta

from marketplace.engagements.models import Certification
from marketplace.engagements.states import CertificationStatus
from portal.deadlines import timers
from portal.kernel import clock
from portal.parties.checks import a_year_after

EXPIRY_DAYS = (90, 60, 30)
SURVEILLANCE_DAYS = 60  # time to agree on a day with the body
EXPIRY = {days: f"engagements.certificate_ends_{days}" for days in EXPIRY_DAYS}
SURVEILLANCE = "engagements.surveillance"
IN_FORCE = {CertificationStatus.GRANTED, CertificationStatus.SUSPENDED}


def surveillance_by(certificate: Certification) -> date | None:
    """The last day of the first surveillance audit."""
    return a_year_after(certificate.decided_on) if certificate.decided_on else None


def set_alarms(certificate: Certification) -> None:
    """A day that is over gives no alarm: the certificate was recorded late."""
    timers.cancel_deadlines(certificate.ref, SURVEILLANCE, *EXPIRY.values())
    if certificate.status not in IN_FORCE:
        return
    if certificate.valid_until:
        for days, kind in EXPIRY.items():
            _set(kind, certificate.ref, certificate.valid_until - timedelta(days=days))
    by = surveillance_by(certificate)
    if by:
        _set(SURVEILLANCE, certificate.ref, by - timedelta(days=SURVEILLANCE_DAYS))


def _set(kind: str, ref: str, day: date) -> None:
    if day > clock.today():
        timers.set_deadline(kind, ref, clock.start_of(day))
