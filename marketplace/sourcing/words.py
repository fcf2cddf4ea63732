"""How are reasons and rules said to people? Codes in, whole phrases out."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.sourcing.measures import Reason

REASONS: Mapping[str, Promise] = {
    "industry_named": _("names your industry in its offering"),
    "industry_section": _("works in your branch of industry"),
    "industry_not_named": _("does not name your industry"),
    "clauses_all": _("covers all %(wanted)s clauses that you named"),
    "clauses_part": _("covers %(met)s of the %(wanted)s clauses that you named"),
    "no_forecast": _("not enough outcomes for a forecast yet"),
    "credit_strong": _("forecast at least %(percent)s %% even at its lower bound"),
    "credit_fair": _("forecast %(percent)s %% or more at its lower bound"),
    "credit_below_median": _(
        "lower bound of the forecast, %(percent)s %%, is below the median here"
    ),
    "price_inside": _("works in your price range"),
    "price_upper_half": _("price in the upper half of your range"),
    "price_reaches_above": _("price band reaches above your range"),
    "price_above": _("price band lies above your range"),
    "price_below": _("price band lies below your range"),
    "region_same": _("has its seat in your region"),
    "region_province": _("has its seat in your province"),
    "region_elsewhere": _("serves your region from elsewhere"),
    "capacity_free": _("%(places)s places free this quarter"),
    "capacity_last": _("one place left this quarter, or capacity not stated"),
    "meets_rules": _("meets every rule; you told nothing more to compare"),
}
TERMS: Mapping[str, Promise] = {
    "industry": _("Your industry stands in the offering"),
    "clauses": _("Share of your clauses that the offering covers"),
    "credit": _("Lower bound of the credit forecast"),
    "price": _("Price band against your budget"),
    "region": _("Seat in your region or province"),
    "capacity": _("Places free this quarter, up to 3"),
}
RULES: Mapping[str, Promise] = {
    "not_active": _("listing suspended or lapsed"),
    "licence_expired": _("check of its papers expired"),
    "region": _("do not serve your region"),
    "service": _("no offering of this service"),
    "clause": _("no offering of these clauses"),
    "full": _("full this quarter"),
    "tie": _("tied to your certification body or to you"),
    "grade_d": _("credit grade D"),
}


def say(reason: Reason) -> str:
    return str(REASONS[reason.code]) % dict(reason.facts)
