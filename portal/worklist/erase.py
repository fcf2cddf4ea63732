"""How is a person erased from the institute's queue? Titles hold names as written."""

from portal.accounts.erasure import Subject, strike
from portal.worklist.models import WorkItem


def erase_titles(subject: Subject) -> None:
    strike(WorkItem.objects.all(), subject, "title", "title_en")
