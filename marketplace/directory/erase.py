"""How is a practitioner erased from the directory?"""

from marketplace.directory.models import Licence, Transfer
from portal.accounts.erasure import Subject
from portal.kernel import clock


def erase_practitioner(subject: Subject) -> None:
    """Licence numbers and what was said about a change of employer."""
    licences = Licence.objects.filter(person__ref=subject.person_ref)
    licences.filter(removed_at=None).update(removed_at=clock.now())
    licences.update(raw="", normalised="")
    Transfer.objects.filter(person__ref=subject.person_ref).update(comment="")
