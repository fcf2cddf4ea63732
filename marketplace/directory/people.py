"""What does a practitioner see of themselves?"""

from dataclasses import dataclass

from marketplace.directory.models import Licence, Transfer
from marketplace.directory.queries import affiliations_of
from portal.agreements.consents import has_consent
from portal.parties.models import Affiliation, Check, Party
from portal.parties.queries import checks_of, party


@dataclass(frozen=True)
class Practice:
    person: Party
    licences: list[Licence]
    checks: dict[str, Check]  # newest check by licence number
    affiliations: list[Affiliation]
    transfers: list[Transfer]
    is_public: bool


def practice_of(person_ref: str) -> Practice:
    person = party(person_ref)
    checks: dict[str, Check] = {}
    for check in checks_of(person_ref):
        checks.setdefault(check.normalised, check)
    return Practice(
        person=person,
        licences=list(person.licences.filter(removed_at=None).order_by("pk")),
        checks=checks,
        affiliations=affiliations_of(person_ref),
        transfers=list(
            person.transfers.select_related(
                "from_organization", "to_organization"
            ).order_by("-pk")
        ),
        is_public=has_consent(person_ref, "publication"),
    )
