"""What is a facet value called on the page?"""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.directory.models import Offering
from portal.reference import queries as reference

ALL = _("All")
KINDS = {
    "organization": _("Organizations"),
    "practitioner": _("Practitioners"),
    "offering": _("Services offered"),
    "guidance": _("Guidance"),
    "policy": _("Policies"),
}
ONE_OF_KIND = {
    "organization": pgettext_lazy("kind of provider", "organization"),
    "practitioner": _("practitioner"),
    "offering": _("service offered"),
    "guidance": _("guidance"),
    "policy": _("policy"),
}
FACETS = {
    "region": _("Region"),
    "industry": _("Industry"),
    "service": _("Service"),
    "clause": _("Clause of the 2023 edition"),
    "grade": _("Credit grade"),
    "language": _("Language"),
}
FROM_PRICE = _("from %(price)s")
NO_RECORD = "none"


def labels(facet: str, values: Iterable[str]) -> dict[str, str]:
    """Value → label in the page's language; unknown values keep their code."""
    if facet == "clause":
        known = dict(reference.clause_choices())
        return {value: known.get(value, value) for value in values}
    if facet in {"region", "industry"}:  # one look at the tree for all values
        tree = reference.regions() if facet == "region" else reference.industries()
        return {value: _in_tree(facet, value, tree) for value in values}
    return {value: _label(facet, value) for value in values}


def _in_tree(facet: str, value: str, tree: Mapping[str, reference.Named]) -> str:
    leaf = value.rsplit("/", 1)[-1]
    if leaf not in tree:
        return leaf
    return tree[leaf].label if facet == "region" else f"{leaf} {tree[leaf].label}"


def _label(facet: str, value: str) -> str:
    leaf = value.rsplit("/", 1)[-1]
    if facet == "service":
        return str(dict(Offering.Kind.choices).get(leaf, leaf))
    if facet == "grade":
        return str(_("No record yet")) if leaf == NO_RECORD else leaf
    return str(dict(Offering.Language.choices).get(leaf, leaf))
