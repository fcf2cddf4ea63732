"""Which things does an officer look at in a vetting case? Drawn up at submission."""

from marketplace.directory.models import Licence, VettingCase, VettingLine
from portal.parties.models import Affiliation

What = VettingLine.What
Result = VettingLine.Result
# Each of these has to be confirmed before an organization can be admitted.
MANDATORY = (What.USCC, What.REGISTRATION, What.CODE, What.CONFLICT)


def draw_up_lines(case: VettingCase) -> None:
    """Add what is new, open what was a defect, drop what has gone; keep the rest."""
    licences = list(
        Licence.objects.filter(
            person__affiliations__organization=case.party,
            person__affiliations__status=Affiliation.Status.ACTIVE,
            removed_at=None,
        ).order_by("pk")
    )
    wanted = [(what, case.party_id, "") for what in MANDATORY]
    wanted += [(What.LICENCE, one.person_id, one.ref) for one in licences]
    known = {(x.what, x.subject_id, x.about): x for x in case.lines.all()}
    for key in wanted:
        if key not in known:
            what, subject, about = key
            VettingLine.objects.create(
                case=case, what=what, subject_id=subject, about=about
            )
    gone = [line.pk for key, line in known.items() if key not in wanted]
    case.lines.filter(pk__in=gone).delete()
    case.lines.filter(result=Result.DEFECT).update(
        result=Result.OPEN, looked_by="", looked_at=None
    )


def open_lines(case: VettingCase) -> list[VettingLine]:
    return [line for line in case.lines.all() if line.result == Result.OPEN]


def defects(case: VettingCase) -> list[VettingLine]:
    lines = case.lines.select_related("subject")
    return [line for line in lines if line.result == Result.DEFECT]


def unconfirmed_mandatory(case: VettingCase) -> list[VettingLine]:
    return [
        line
        for line in case.lines.all()
        if line.what in MANDATORY and line.result != Result.CONFIRMED
    ]


def has_verified_practitioner(case: VettingCase) -> bool:
    """One whose licence was confirmed and who still works there."""
    return case.lines.filter(
        what=What.LICENCE,
        result=Result.CONFIRMED,
        subject__affiliations__organization=case.party,
        subject__affiliations__status=Affiliation.Status.ACTIVE,
    ).exists()
