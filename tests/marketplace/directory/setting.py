"""Haishi on its way to the list, step by step, through the real actions."""

from datetime import date

from marketplace.directory.actions.check_line import check_line
from marketplace.directory.actions.decide_vetting import decide_vetting
from marketplace.directory.actions.describe_provider import describe_provider
from marketplace.directory.actions.enter_licence import enter_licence
from marketplace.directory.actions.propose_vetting import propose_vetting
from marketplace.directory.actions.submit_vetting import submit_vetting
from marketplace.directory.actions.take_up_vetting import take_up_vetting
from marketplace.directory.models import Offering, ProviderProfile, VettingCase
from marketplace.directory.states import Listing, OfferingStatus
from marketplace.directory.terms import ProviderTerms
from portal.agreements.actions.sign_text import sign_text
from portal.agreements.load import load_texts
from portal.kernel import clock
from portal.parties.checks import a_year_after
from portal.parties.models import Party
from tests.people import Cast, region


def ready(cast: Cast) -> None:
    """Everything that Haishi has to do before it may apply."""
    load_texts()
    zhao = cast.actor(cast.zhao_hai)
    describe_provider(
        party_ref=cast.haishi.ref,
        terms=ProviderTerms(description="宁波本地的贯标辅导团队。"),
        actor=zhao,
    )
    cast.chen_yu_person.licence_kind = cast.chen_yu_person.licence_number = ""
    cast.chen_yu_person.save()
    enter_licence(
        person_ref=cast.chen_yu_person.ref,
        kind="patent_agent",
        number="3312345",
        actor=cast.actor(cast.chen_yu),
    )
    sign_text(code="code_of_conduct", party_ref=cast.haishi.ref, actor=zhao)


def submitted(cast: Cast) -> VettingCase:
    ready(cast)
    return submit_vetting(party_ref=cast.haishi.ref, actor=cast.actor(cast.zhao_hai))


def under_check(cast: Cast) -> VettingCase:
    case = submitted(cast)
    return take_up_vetting(ref=case.ref, actor=cast.actor(cast.wang_min))


def check_all(cast: Cast, case: VettingCase) -> None:
    for line in case.lines.filter(result="open"):
        check_line(
            ref=case.ref,
            line_id=line.pk,
            result="confirmed",
            actor=cast.actor(cast.wang_min),
        )


def proposed(cast: Cast, outcome: str = "admit") -> VettingCase:
    case = under_check(cast)
    check_all(cast, case)
    return propose_vetting(
        ref=case.ref,
        outcome=outcome,
        reasons="Everything was confirmed.",
        actor=cast.actor(cast.wang_min),
    )


def on_notice(cast: Cast) -> VettingCase:
    case = proposed(cast)
    return decide_vetting(
        ref=case.ref,
        agrees=True,
        reasons="I looked at the file.",
        actor=cast.actor(cast.wu_jie),
    )


def list_directly(
    party: Party, institute: Party, *, listing: str = Listing.ACTIVE
) -> ProviderProfile:
    """A listed organization without the way there, for tests about what follows."""
    return ProviderProfile.objects.create(
        party=party,
        description="贯标辅导。",
        listing=listing,
        listed_on=clock.today(),
        listed_until=a_year_after(clock.today()),
        institute_ref=institute.ref,
    )


def offering_of(party: Party, **more: object) -> Offering:
    values: dict = {
        "kind": "consulting",
        "title": "贯标辅导",
        "price_min_minor": 3_000_000,
        "price_max_minor": 6_000_000,
        "capacity_per_quarter": 4,
        "free_from": date(2026, 12, 1),
        "status": OfferingStatus.PUBLISHED,
        "published_at": clock.now(),
        **more,
    }
    offering = Offering.objects.create(provider=party, **values)
    offering.regions.add(region("330200"))
    return offering
