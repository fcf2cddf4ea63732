"""What does an offering say, what must it, and what may it not?"""

from django.utils.translation import gettext as _

from marketplace.directory.models import Offering
from marketplace.directory.terms import OfferingTerms
from marketplace.directory.wording import refuse_promises
from portal.kernel.errors import Invalid


def terms_of(offering: Offering) -> OfferingTerms:
    return OfferingTerms(
        kind=offering.kind,
        title=offering.title,
        description=offering.description,
        written_in=offering.written_in,
        clauses=tuple(c.number for c in offering.clauses.all()),
        is_nationwide=offering.is_nationwide,
        regions=tuple(r.code for r in offering.regions.all()),
        industries=tuple(i.code for i in offering.industries.all()),
        price_min_minor=offering.price_min_minor,
        price_max_minor=offering.price_max_minor,
        capacity_per_quarter=offering.capacity_per_quarter,
        free_from=offering.free_from,
        service_language=offering.service_language,
    )


def check_terms(terms: OfferingTerms) -> None:
    """What holds for drafts too."""
    if not terms.title.strip():
        raise Invalid(_("Give the offering a title."), field="title")
    if terms.kind not in Offering.Kind.values:
        raise Invalid(_("Choose the kind of service."), field="kind")
    low, high = terms.price_min_minor, terms.price_max_minor
    if (low is not None and low < 0) or (high is not None and high < 0):
        raise Invalid(_("A price is never below 0."), field="price_min")
    if low is not None and high is not None and low > high:
        raise Invalid(
            _("The lowest price is above the highest. Swap the two."),
            field="price_max",
        )
    refuse_promises(terms.title, field="title")
    refuse_promises(terms.description, field="description")


def check_complete(terms: OfferingTerms) -> None:
    """What the public list needs."""
    if not terms.is_nationwide and not terms.regions:
        raise Invalid(
            _("Name at least one region, or say that you serve all of China."),
            field="regions",
        )
    if terms.price_min_minor is None or terms.price_max_minor is None:
        raise Invalid(
            _("Name the price band: the lowest and the highest price you charge."),
            field="price_min",
        )
