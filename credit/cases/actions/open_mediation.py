"""A milestone that two sides disagree about comes to the institute for mediation."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import MediationOpened
from credit.cases.locking import refuse_unless
from credit.cases.models import Case
from credit.cases.models.codes import Ground, Origin
from credit.cases.responsible import responsible_institute
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock


@transaction.atomic
def open_mediation(
    *,
    about_ref: str,
    milestone_ref: str,
    enterprise_ref: str,
    provider_ref: str,
    summary: str,
    actor: Actor,
) -> Case:
    """The open mediation of this milestone, or a new one; either side (or the portal)."""
    refuse_unless(
        allowed=actor.ref == "system"
        or actor.acts_for(enterprise_ref)
        or actor.acts_for(provider_ref),
        message=_("Only a side of the engagement can ask for mediation."),
    )
    case, created = Case.objects.get_or_create(
        complainant_ref=enterprise_ref,
        about_ref=about_ref,
        milestone_ref=milestone_ref,
        ground=Ground.QUALITY,
        closed_at=None,
        defaults={
            "origin": Origin.MEDIATION,
            "status": Status.MEDIATION,
            "institute_ref": responsible_institute(provider_ref, enterprise_ref),
            "respondent_ref": provider_ref,
            "about_summary": summary[:300],
            "filed_by": actor.ref,
            "noticed_at": clock.now(),
        },
    )
    if created:
        clocks.start("mediation", case.ref, clocks.MEDIATION)
        record(
            MediationOpened(
                stream=case.ref,
                about=about_ref,
                milestone=milestone_ref,
                enterprise=enterprise_ref,
                provider=provider_ref,
                institute=case.institute_ref,
            ),
            actor=actor,
        )
    return case
