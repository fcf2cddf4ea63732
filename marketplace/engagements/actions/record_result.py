"""The certificate or the refusal is recorded, by the body or, without account, for it."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from marketplace.engagements.alarms import set_alarms
from marketplace.engagements.entries import CertificationResult
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification, Nonconformity
from marketplace.engagements.recorders import require_past, require_recorder
from marketplace.engagements.states import (
    CERTIFICATION_MOVES,
    STANDING_MOVES,
    CertificationStatus,
    Standing,
)
from portal.accounts.actors import Actor
from portal.files.models import StoredFile
from portal.journal.entries import record
from portal.kernel.errors import Conflict, Invalid
from portal.kernel.moves import check_move


@dataclass(frozen=True, kw_only=True)
class Result:
    outcome: str  # granted or refused
    decided_on: date
    certificate_number: str = ""
    valid_until: date | None = None
    note: str = ""
    file_ref: str = ""  # a stored file of this certification


@transaction.atomic
def record_result(*, ref: str, result: Result, actor: Actor) -> Certification:
    found = locked_certification(ref)
    by = require_recorder(found, actor)
    standing = Standing.BODY if by == "body" else Standing.AWAITING_CHECK
    moved_on = _("The result of this application is recorded already.")
    if result.outcome not in {"granted", "refused"}:
        raise Invalid(_("The result is a certificate or a refusal."), field="outcome")
    check_move(CERTIFICATION_MOVES, found.status, result.outcome, moved_on)
    check_move(STANDING_MOVES, found.standing, standing, moved_on)
    document = StoredFile.objects.filter(ref=result.file_ref, owner_ref=ref).first()
    _check(found, result, needs_document=by == "enterprise" and document is None)
    found.status = CertificationStatus(result.outcome)
    found.standing = standing
    found.decided_on = result.decided_on
    found.certificate_number = (
        result.certificate_number.strip().upper() if result.outcome == "granted" else ""
    )
    found.valid_until = result.valid_until if result.outcome == "granted" else None
    found.note = result.note.strip()
    found.document = document
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError as error:
        raise Conflict(
            _("This certificate number is recorded already. Check its digits."),
            field="certificate_number",
        ) from error
    set_alarms(found)
    record(
        CertificationResult(
            stream=ref,
            engagement=found.engagement.ref,
            enterprise=found.engagement.enterprise.ref,
            body=found.body.ref,
            by=by,
            outcome=result.outcome,
            decided_on=result.decided_on.isoformat(),
            institute=found.institute_ref,
        ),
        actor=actor,
    )
    return found


def _check(found: Certification, result: Result, *, needs_document: bool) -> None:
    require_past(result.decided_on, "decided_on")
    if result.outcome == "granted":
        if not result.certificate_number.strip():
            raise Invalid(
                _("Enter the certificate's number: it is looked up in the register."),
                field="certificate_number",
            )
        if result.valid_until is None or result.valid_until <= result.decided_on:
            raise Invalid(
                _("The certificate must be valid beyond the day of the decision."),
                field="valid_until",
            )
        _check_findings(found)
    if needs_document:
        raise Invalid(
            _("Attach the body's document: an officer checks the result against it."),
            field="file",
        )


def _check_findings(found: Certification) -> None:
    """ISO/IEC 17021-1, 9.5.3.1: majors closed, for minors at least an accepted plan."""
    left = found.nonconformities.filter(closed_on=None)
    if left.filter(severity=Nonconformity.Severity.MAJOR).exists():
        raise Invalid(
            _("A major nonconformity is open. Close it before the certificate."),
            field="outcome",
        )
    if left.filter(plan_accepted_on=None).exists():
        raise Invalid(
            _(
                "A minor nonconformity is open without an accepted plan. Record that "
                "you accepted the plan, or close it, before the certificate."
            ),
            field="outcome",
        )
