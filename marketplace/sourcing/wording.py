"""May a proposal be kept and sent like this? Refuses with the rule and the remedy."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.directory.wording import refuse_promises
from marketplace.sourcing.conditions import passing_conditions
from marketplace.sourcing.documents import Document
from marketplace.sourcing.phases import default_phases, refund_stages
from portal.kernel.errors import Invalid
from portal.parties.queries import current_staff

PERCENT = 100
NAME_PEOPLE = gettext_lazy(
    "Name at least one practitioner who works for your organization today."
)


def check_document(document: Document, *, provider_ref: str) -> None:
    text = "\n".join(document.texts)
    refuse_promises(text, field="approach")
    found = passing_conditions(text)
    if found:
        raise Invalid(
            _(
                "Take out %(phrases)s. No part of the price may depend on passing the "
                "audit: the result belongs to the certification body alone."
            )
            % {"phrases": "、".join(f"“{phrase}”" for phrase in found)},
            field="approach",
        )
    _check_split(document)
    _check_refunds(document)
    staff = {person.ref for person in current_staff(provider_ref)}
    if not document.practitioner_refs or not staff.issuperset(
        document.practitioner_refs
    ):
        raise Invalid(str(NAME_PEOPLE), field="practitioners")


def _check_split(document: Document) -> None:
    given = [line.phase.code for line in document.lines]
    if given != [phase.code for phase in default_phases()]:
        raise Invalid(_("Give a price for each of the eight phases."))
    if document.total_minor <= 0:
        raise Invalid(_("Give the price of at least one phase."))
    if any(line.amount_minor < 0 or line.working_days < 1 for line in document.lines):
        raise Invalid(_("Every phase needs a price of 0 or more and a working day."))


def _check_refunds(document: Document) -> None:
    given = {row.stage: row.percent for row in document.refunds}
    wanted = {row.stage for row in refund_stages()}
    if set(given) != wanted or not all(0 <= p <= PERCENT for p in given.values()):
        raise Invalid(
            _("Fill every row of the refund table with 0 to 100 percent."),
            field="approach",
        )
