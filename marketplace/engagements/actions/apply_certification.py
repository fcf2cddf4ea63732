"""The enterprise applies to a certification body of its own choice."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from marketplace.engagements.applying import OPEN
from marketplace.engagements.conflicts import reasons_against
from marketplace.engagements.entries import CertificationApplied
from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.models import Certification
from marketplace.engagements.rights import require_side
from portal.accounts.actors import Actor
from portal.accounts.jurisdiction import institute_for
from portal.journal.entries import record
from portal.kernel.errors import Conflict, Invalid, WrongState
from portal.parties.models import Party


@transaction.atomic
def apply_certification(*, ref: str, body_ref: str, actor: Actor) -> Certification:
    engagement = locked_engagement(ref)
    require_side(engagement, actor, "enterprise")
    if engagement.status not in OPEN:
        raise WrongState(
            _("An application belongs to a running or completed engagement.")
        )
    body = Party.objects.filter(ref=body_ref).first()
    if body is None:
        raise Invalid(_("Choose a certification body from the list."), field="body")
    reasons = reasons_against(engagement, body)
    if reasons:
        raise Invalid(" ".join(reasons), field="body")
    try:
        with transaction.atomic():
            made = Certification.objects.create(
                engagement=engagement,
                body=body,
                institute_ref=institute_for(engagement.enterprise.region) or "",
            )
    except IntegrityError as error:
        raise Conflict(
            _("An application runs already. Withdraw it before you choose anew.")
        ) from error
    record(
        CertificationApplied(
            stream=made.ref,
            engagement=ref,
            enterprise=engagement.enterprise.ref,
            body=body_ref,
        ),
        actor=actor,
    )
    return made
