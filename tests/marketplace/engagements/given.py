"""Engagements at different points, built by the actions themselves."""

from marketplace.engagements.actions.accept_milestone import accept_milestone
from marketplace.engagements.actions.open_engagement import open_engagement
from marketplace.engagements.actions.sign_contract import sign_contract
from marketplace.engagements.actions.submit_deliverable import submit_deliverable
from marketplace.engagements.contract import contract_summary
from marketplace.engagements.models import Engagement, Milestone
from marketplace.sourcing.terms import AwardedTerms, MilestoneTerm
from portal.accounts.actors import SYSTEM, Actor
from portal.accounts.models import User
from portal.files.models import StoredFile
from portal.journal.models import EntryRow
from portal.kernel.refs import new_ref
from tests.people import Cast

REFUNDS = [
    {"stage": "before_start", "percent": 100},
    {"stage": "provider_leaves", "percent": 100},
    {"stage": "milestone_refused", "percent": 50},
    {"stage": "client_leaves", "percent": 80},
]
AMOUNTS = (1_200_000, 1_800_000, 800_000)


def terms(cast: Cast, *, silence: bool = True) -> AwardedTerms:
    lines = [
        ("plan", "诊断报告", "Diagnosis report", 10, ["4"]),
        ("check", "内部审核", "Internal audit", 30, ["9.2"]),
        ("improve", "认证审核支持", "Audit support", 45, ["10"]),
    ]
    return AwardedTerms(
        proposal_ref=new_ref("PRO"),
        request_ref=new_ref("REQ"),
        enterprise_ref=cast.ningbo_tools.ref,
        provider_ref=cast.haishi.ref,
        practitioner_refs=[cast.chen_yu_person.ref],
        edition="gbt29490_2023",
        currency="CNY",
        acceptance_by_silence=silence,
        refund_table=REFUNDS,
        milestones=[
            MilestoneTerm(
                position=position,
                phase=phase,
                title=title,
                title_en=title_en,
                amount_minor=amount,
                working_days=days,
                deliverables=["报告"],
                clauses=clauses,
            )
            for position, (
                (phase, title, title_en, days, clauses),
                amount,
            ) in enumerate(zip(lines, AMOUNTS, strict=True), start=1)
        ],
    )


def opened(cast: Cast, *, silence: bool = True) -> Engagement:
    return open_engagement(terms=terms(cast, silence=silence), actor=SYSTEM)


def sign(cast: Cast, engagement: Engagement, *who: User) -> Engagement:
    for user in who:
        engagement = sign_contract(
            ref=engagement.ref,
            terms=contract_summary(fresh(engagement)).sha256,
            actor=cast.actor(user),
        )
    return engagement


def active(cast: Cast, *, silence: bool = True) -> Engagement:
    return sign(cast, opened(cast, silence=silence), cast.lin_wei, cast.zhao_hai)


def fresh(engagement: Engagement) -> Engagement:
    return Engagement.objects.select_related("enterprise", "provider").get(
        pk=engagement.pk
    )


def milestone(engagement: Engagement, position: int = 1) -> Milestone:
    return Milestone.objects.get(engagement__ref=engagement.ref, position=position)


def stored(owner_ref: str, actor: Actor, name: str = "report.pdf") -> StoredFile:
    return StoredFile.objects.create(
        sha256="ab" * 32,
        name=name,
        size=5,
        content_type="application/pdf",
        owner_ref=owner_ref,
        uploaded_by=actor.ref,
    )


def submit(cast: Cast, engagement: Engagement, position: int = 1) -> Milestone:
    actor = cast.actor(cast.zhao_hai)
    row = milestone(engagement, position)
    return submit_deliverable(
        ref=row.ref,
        file_refs=[stored(row.ref, actor).ref],
        note="请查收",
        language="zh-hans",
        actor=actor,
    )


def accept(cast: Cast, engagement: Engagement, position: int = 1) -> Milestone:
    submit(cast, engagement, position)
    return accept_milestone(
        ref=milestone(engagement, position).ref, actor=cast.actor(cast.lin_wei)
    )


def completed(cast: Cast) -> Engagement:
    engagement = active(cast)
    for position in (1, 2, 3):
        accept(cast, engagement, position)
    return fresh(engagement)


def kinds(stream: str) -> list[str]:
    rows = EntryRow.objects.filter(stream=stream).order_by("number")
    return list(rows.values_list("kind", flat=True))
