"""What has an organization still to do before it may apply? Next step first.

One list serves the task page, the desk and the action that submits.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from marketplace.directory.models import Licence, ProviderProfile
from portal.agreements.queries import has_signed
from portal.parties.models import Affiliation, Party

CODE = "code_of_conduct"


@dataclass(frozen=True)
class Task:
    code: str
    title: str
    is_done: bool
    missing: str  # what to do, as a whole sentence
    url_name: str


def tasks_of(party: Party) -> list[Task]:
    """Six queries, whatever the number of practitioners."""
    described = ProviderProfile.objects.filter(party=party).exclude(description="")
    people = _declared_people(party)
    return [
        Task(
            "uscc",
            _("Unified social credit code and region"),
            bool(party.uscc and party.region_id),
            _("Enter the unified social credit code and the region."),
            "directory:tasks",
        ),
        Task(
            "description",
            _("Describe your organization"),
            described.exists(),
            _("Say in a few sentences what your organization does."),
            "directory:describe",
        ),
        Task(
            "practitioners",
            _("Practitioners with their licences"),
            bool(people),
            _(
                "At least one practitioner has to accept your invitation and enter a "
                "licence."
            ),
            "directory:people",
        ),
        Task(
            "code",
            _("Sign the code of conduct"),
            has_signed(party.ref, CODE),
            _("Read and sign the code of conduct."),
            "directory:sign_code",
        ),
    ]


def missing_of(tasks: Iterable[Task]) -> list[str]:
    return [task.missing for task in tasks if not task.is_done]


def _declared_people(party: Party) -> list[int]:
    active = Affiliation.objects.filter(
        organization=party, status=Affiliation.Status.ACTIVE
    )
    return list(
        Licence.objects.filter(
            person__in=active.values("person"), removed_at=None
        ).values_list("person", flat=True)
    )
