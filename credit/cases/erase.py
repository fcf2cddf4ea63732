"""How is a person erased from cases? The texts themselves stand sealed in the journal."""

from django.db.models import Q

from credit.cases.models import Appeal, Case, Objection, Repair
from portal.accounts.erasure import Subject, strike
from portal.files.store import erase_files


def erase_from_cases(subject: Subject) -> None:
    """What was stored at filing, and the evidence a person handed in for themself."""
    strike(Case.objects.exclude(about_summary=""), subject, "about_summary")
    if not (subject.person_ref and subject.user_ref):
        return
    own = Q(respondent_ref=subject.person_ref) | Q(complainant_ref=subject.person_ref)
    matters = list(Case.objects.filter(own).values_list("ref", flat=True))
    for filed in (Objection, Appeal, Repair):
        mine = filed.objects.filter(by_ref=subject.person_ref)
        matters += mine.values_list("ref", flat=True)
    erase_files(matters, uploaded_by=subject.user_ref)
