"""How is a person erased from the directory?"""

from marketplace.directory.models import (
    BodyAdmission,
    Licence,
    ListingMeasure,
    Offering,
    ProviderProfile,
    Transfer,
    VettingCase,
    VettingLine,
    VettingObjection,
)
from portal.accounts.erasure import Subject, strike
from portal.kernel import clock


def erase_practitioner(subject: Subject) -> None:
    """Licence numbers, what officers noted, what was said about a change of employer."""
    licences = Licence.objects.filter(person__ref=subject.person_ref)
    licences.filter(removed_at=None).update(removed_at=clock.now())
    licences.update(raw="", normalised="")
    Transfer.objects.filter(person__ref=subject.person_ref).update(comment="")
    VettingLine.objects.filter(subject__ref=subject.person_ref).update(note="")


def erase_named(subject: Subject) -> None:
    """The person's objections, and the person's values in what firms and officers say."""
    VettingObjection.objects.filter(filed_by=subject.user_ref).update(text="")
    strike(Offering.objects.all(), subject, "title", "description")
    strike(ProviderProfile.objects.all(), subject, "description")
    strike(Transfer.objects.exclude(comment=""), subject, "comment")
    strike(VettingLine.objects.exclude(note=""), subject, "note")
    strike(VettingCase.objects.all(), subject, "proposal_reasons", "decision_reasons")
    strike(VettingObjection.objects.all(), subject, "text", "answer")
    strike(ListingMeasure.objects.all(), subject, "reason", "decision_note")
    strike(BodyAdmission.objects.all(), subject, "scope", "reasons", "decision_note")
