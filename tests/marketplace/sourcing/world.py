"""What a story about requests stands on: listed providers, offerings, a request."""

from dataclasses import replace
from datetime import timedelta

from marketplace.directory.models import Offering, ProviderProfile
from marketplace.directory.states import Listing, OfferingStatus
from marketplace.sourcing.actions.close_request import close_request
from marketplace.sourcing.actions.publish_request import publish_request
from marketplace.sourcing.actions.save_draft import save_draft
from marketplace.sourcing.actions.save_proposal import save_proposal
from marketplace.sourcing.actions.submit_proposal import submit_proposal
from marketplace.sourcing.documents import Document, Line, Refund
from marketplace.sourcing.models import Proposal, ServiceRequest
from marketplace.sourcing.phases import default_phases, refund_stages
from portal.accounts.actors import SYSTEM
from portal.accounts.models import User
from portal.kernel import clock, money
from portal.parties.models import Party
from tests.people import Cast, employ, person

TYPED = {
    "purpose": "certify",
    "region": "330200",
    "industry": "C34",
    "size_class": "small",
    "budget_min": 60_000,
    "budget_max": 90_000,
    "timing": "quarter",
    "edition": "",
    "clauses": [],
    "certifier": "",
    "title": "建立体系并首次认证",
    "description": "180人的通用设备制造企业。",
}
APPROACH = "先诊断，再共同编写文件，由贵公司人员运行三个月。"


def list_provider(party: Party, **offering: object) -> Offering:
    """The party is a listed provider with one published consulting offering."""
    today = clock.today()
    ProviderProfile.objects.create(
        party=party,
        listing=Listing.ACTIVE,
        listed_on=today,
        listed_until=today + timedelta(days=365),
    )
    given = {
        "kind": "consulting",
        "title": "知识产权合规管理体系贯标辅导",
        "is_nationwide": True,
        "price_min_minor": 6_000_000,
        "price_max_minor": 8_000_000,
        "capacity_per_quarter": 4,
        "status": OfferingStatus.PUBLISHED,
        "published_at": clock.now(),
    }
    return Offering.objects.create(provider=party, **(given | offering))


def list_everybody(cast: Cast) -> None:
    list_provider(cast.haishi)
    list_provider(cast.qiming)
    employ(person("何安", "He An", "3312399"), cast.qiming)


def publish(cast: Cast, user: User | None = None, **typed: object) -> ServiceRequest:
    return publish_request(
        draft_pk=save_draft(typed=TYPED | typed).pk,
        enterprise_ref=cast.ningbo_tools.ref,
        actor=cast.actor(user or cast.lin_wei),
        answer_days=10,
        no_secrets=True,
    )


def document(provider: Party, total: int = 8_000_000, **changed: object) -> Document:
    phases = default_phases()
    amounts = money.split(total, [phase.payment for phase in phases])
    staff = provider.staff.get(status="active").person
    made = Document(
        approach=APPROACH,
        language="zh-hans",
        currency="CNY",
        lines=tuple(
            Line(
                phase=phase,
                amount_minor=amount,
                working_days=phase.time,
                deliverables=phase.deliverables,
            )
            for phase, amount in zip(phases, amounts, strict=True)
        ),
        acceptance_by_silence=True,
        refunds=tuple(
            Refund(
                stage=row.stage,
                title=row.title,
                title_en=row.title_en,
                percent=row.percent,
            )
            for row in refund_stages()
        ),
        practitioner_refs=(staff.ref,),
    )
    return replace(made, **changed)


def draft_proposal(
    cast: Cast, request: ServiceRequest, provider: Party, user: User, **changed: object
) -> Proposal:
    return save_proposal(
        request_ref=request.ref,
        provider_ref=provider.ref,
        document=document(provider, **changed),
        actor=cast.actor(user),
    )


def answer(
    cast: Cast, request: ServiceRequest, provider: Party, user: User, **changed: object
) -> Proposal:
    proposal = draft_proposal(cast, request, provider, user, **changed)
    return submit_proposal(ref=proposal.ref, actor=cast.actor(user))


def two_answers(cast: Cast) -> tuple[ServiceRequest, Proposal, Proposal]:
    """A closed request with Haishi's and Qiming's proposals."""
    list_everybody(cast)
    request = publish(cast)
    first = answer(cast, request, cast.haishi, cast.zhao_hai)
    second = answer(cast, request, cast.qiming, cast.feng_bo, total=7_000_000)
    close_request(ref=request.ref, actor=SYSTEM)
    request.refresh_from_db()
    return request, first, second
