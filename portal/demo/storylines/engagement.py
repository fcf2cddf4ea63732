"""How does one engagement go, from the request to the reviews?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from marketplace.engagements.actions.accept_milestone import accept_milestone
from marketplace.engagements.actions.agree_shares import agree_shares
from marketplace.engagements.actions.propose_shares import propose_shares
from marketplace.engagements.actions.request_changes import request_changes
from marketplace.engagements.actions.sign_contract import sign_contract
from marketplace.engagements.actions.state_payment import state_payment
from marketplace.engagements.actions.submit_deliverable import submit_deliverable
from marketplace.engagements.actions.submit_review import submit_review
from marketplace.engagements.actions.terminate_engagement import terminate_engagement
from marketplace.engagements.contract import contract_summary
from marketplace.engagements.models import Engagement, Milestone
from marketplace.engagements.models.reviews import ITEMS
from marketplace.payments.actions.answer_payment import answer_payment
from marketplace.sourcing.actions.award_proposal import award_proposal
from marketplace.sourcing.actions.publish_request import publish_request
from marketplace.sourcing.actions.save_draft import save_draft
from marketplace.sourcing.actions.save_proposal import save_proposal
from marketplace.sourcing.actions.submit_proposal import submit_proposal
from marketplace.sourcing.documents import Document, Line, Refund
from marketplace.sourcing.models import Proposal, ServiceRequest
from marketplace.sourcing.phases import default_phases, refund_stages
from portal.agreements.actions.decide_consent import decide_consent
from portal.demo.storylines import certification
from portal.demo.storylines.cast import OWNER_OF, PRACTITIONERS, REGION_OF
from portal.demo.storylines.stage import Stage, Story
from portal.kernel import clock, money

WORKING_DAYS = 90
PAID = "payment"
TOUR = "tour"


@dataclass(frozen=True, kw_only=True)
class Plot:
    """What is special about this engagement. Everything else goes as agreed."""

    key: str
    enterprise: str
    provider: str
    begin: date
    yuan: int = 80_000
    rivals: tuple[str, ...] = ()
    body: str = "zhongheng"
    outcome: str = "granted"  # see certification.py; "" for none
    late: dict[int, int] = field(default_factory=dict)  # milestone → working days
    rework: tuple[int, ...] = ()
    stop_before: int = 0  # stop before this milestone is delivered
    stop_at: str = ""  # "delivered": after delivery of `stop_before`
    abandoned_at: int = 0
    stars: int = 5
    stars_back: int = 5
    words: str = "交付按时，文件贴合我们的流程，员工自己会用。"
    names_client: bool = True


def engage(stage: Stage, plot: Plot, made: dict[str, str]) -> Story:
    """`made` collects refs by key, for the stories that build on this one."""
    yield plot.begin
    request = publish(stage, plot)
    made[f"{plot.key}.request"] = request.ref
    yield stage.after(4)
    proposals = [
        answer(stage, plot, request, one) for one in (plot.provider, *plot.rivals)
    ]
    yield stage.after(9)
    award_proposal(
        ref=request.ref,
        proposal_ref=proposals[0].ref,
        reasons="方案与本厂流程最贴合，阶段交付物写得清楚，从业人员有同行业经验。",
        actor=stage.actor(OWNER_OF[plot.enterprise]),
    )
    engagement = Engagement.objects.get(proposal_ref=proposals[0].ref)
    made[plot.key] = engagement.ref
    yield stage.after(2)
    sign(stage, plot, engagement)
    yield from work(stage, plot, engagement, made)


def publish(stage: Stage, plot: Plot) -> ServiceRequest:
    draft = save_draft(
        typed={
            "purpose": "certify",
            "region": REGION_OF[plot.enterprise],
            "industry": stage.parties[plot.enterprise].industry_id or "",
            "size_class": "small",
            "budget_min": plot.yuan * 3 // 4,
            "budget_max": plot.yuan * 5 // 4,
            "timing": "quarter",
            "edition": "",
            "clauses": [],
            "certifier": "",
            "title": "建立知识产权合规管理体系并首次认证",
            "description": "希望由我们的人员掌握全部文件，不追求速度。",
        }
    )
    return publish_request(
        draft_pk=draft.pk,
        enterprise_ref=stage.ref(plot.enterprise),
        actor=stage.actor(OWNER_OF[plot.enterprise]),
        answer_days=8,
        no_secrets=True,
    )


def answer(
    stage: Stage, plot: Plot, request: ServiceRequest, provider: str
) -> Proposal:
    extra = 0 if provider == plot.provider else stage.chance.randrange(2, 12) * 1_000
    made = save_proposal(
        request_ref=request.ref,
        provider_ref=stage.ref(provider),
        document=document(stage, provider, (plot.yuan + extra) * 100),
        actor=stage.actor(OWNER_OF[provider]),
    )
    return submit_proposal(ref=made.ref, actor=stage.actor(OWNER_OF[provider]))


def document(stage: Stage, provider: str, total_minor: int) -> Document:
    phases = default_phases()
    amounts = money.split(total_minor, [phase.payment for phase in phases])
    days = money.split(WORKING_DAYS, [phase.time for phase in phases])
    return Document(
        approach="先诊断，再与贵公司人员一起写文件，运行满三个月后内部审核和管理评审。",
        language="zh-hans",
        currency="CNY",
        lines=tuple(
            Line(phase=p, amount_minor=a, working_days=d, deliverables=p.deliverables)
            for p, a, d in zip(phases, amounts, days, strict=True)
        ),
        acceptance_by_silence=False,
        refunds=tuple(
            Refund(stage=r.stage, title=r.title, title_en=r.title_en, percent=r.percent)
            for r in refund_stages()
        ),
        practitioner_refs=tuple(stage.ref(key) for key in PRACTITIONERS[provider]),
    )


def sign(stage: Stage, plot: Plot, engagement: Engagement) -> None:
    terms = contract_summary(engagement).sha256
    for firm in (plot.enterprise, plot.provider):
        sign_contract(
            ref=engagement.ref, terms=terms, actor=stage.actor(OWNER_OF[firm])
        )
    people = [stage.ref(key) for key in PRACTITIONERS[plot.provider]]
    parts = dict(
        zip(
            people,
            money.split(10_000, [len(people) - i for i in range(len(people))]),
            strict=True,
        )
    )
    # In the tour the organization's word on the shares still waits.
    asks, agrees = plot.provider, plot.enterprise
    if plot.key == TOUR:
        asks, agrees = agrees, asks
    propose_shares(ref=engagement.ref, shares=parts, actor=stage.actor(OWNER_OF[asks]))
    if plot.key != TOUR:
        agree_shares(
            ref=engagement.ref, shares=parts, actor=stage.actor(OWNER_OF[agrees])
        )
    decide_consent(
        party_ref=stage.ref(plot.enterprise),
        purpose="client_name",
        about_ref=engagement.ref,
        is_given=plot.names_client,
        actor=stage.actor(OWNER_OF[plot.enterprise]),
    )


def work(
    stage: Stage, plot: Plot, engagement: Engagement, made: dict[str, str]
) -> Story:
    for milestone in milestones(engagement):
        made[f"{plot.key}.{milestone.position}"] = milestone.ref
        if milestone.position == plot.abandoned_at:
            yield stage.after(15)
            terminate_engagement(
                ref=engagement.ref,
                reason="项目人员离职，无法继续。",
                actor=stage.actor(OWNER_OF[plot.provider]),
            )
            return
        if milestone.position == plot.stop_before and plot.stop_at != "delivered":
            return
        yield from deliver(stage, plot, milestone)
        if milestone.position == plot.stop_before:
            return
        yield stage.after(3)
        accept(
            stage, plot, milestone, is_paid=plot.stop_before != milestone.position + 1
        )
    # The last acceptance completes the engagement and opens the reviews.
    yield stage.after(4)
    review(stage, plot, engagement)
    yield stage.after(2)
    yield from certification.certify(stage, plot, engagement, made)
    yield stage.after(1)


def milestones(engagement: Engagement) -> Iterator[Milestone]:
    yield from Milestone.objects.filter(engagement=engagement).order_by("position")


def deliver(stage: Stage, plot: Plot, milestone: Milestone) -> Story:
    due = milestone.due_on or clock.today()
    late = plot.late.get(milestone.position, 0)
    target = due + timedelta(days=late * 7 // 5)
    yield max(target, stage.after(1))
    _hand_in(stage, plot, milestone, 1)
    if milestone.position in plot.rework:
        yield stage.after(2)
        request_changes(
            ref=milestone.ref,
            reasons="记录缺少采购环节，请补齐。",
            language="zh-hans",
            actor=stage.actor(OWNER_OF[plot.enterprise]),
        )
        yield stage.after(3)
        _hand_in(stage, plot, milestone, 2)


def _hand_in(stage: Stage, plot: Plot, milestone: Milestone, number: int) -> None:
    owner = OWNER_OF[plot.provider]
    text = f"{milestone.title}\n{plot.key} 第{number}版\n演示文件，内容为虚构。"
    file = stage.file(milestone.ref, f"{milestone.title}-{number}.txt", text, owner)
    submit_deliverable(
        ref=milestone.ref,
        file_refs=[file],
        note="按约定清单交付。",
        language="zh-hans",
        actor=stage.actor(owner),
    )


def accept(
    stage: Stage, plot: Plot, milestone: Milestone, *, is_paid: bool = True
) -> None:
    accept_milestone(ref=milestone.ref, actor=stage.actor(OWNER_OF[plot.enterprise]))
    if not is_paid:
        return
    stated = _state_payment(stage, plot, milestone)
    answer_payment(
        ref=stated, is_confirmed=True, actor=stage.actor(OWNER_OF[plot.provider])
    )


def _state_payment(stage: Stage, plot: Plot, milestone: Milestone) -> str:
    """The enterprise's word; it becomes a payment when the other side confirms."""
    return state_payment(
        milestone_ref=milestone.ref,
        direction=PAID,
        amount_minor=milestone.amount_minor,
        paid_on=clock.today(),
        actor=stage.actor(OWNER_OF[plot.enterprise]),
    ).ref


def state_last_payment(stage: Stage, plot: Plot, made: dict[str, str]) -> None:
    """The enterprise says that it paid; the organization has not confirmed yet."""
    last = Milestone.objects.get(ref=made[f"{plot.key}.7"])
    _state_payment(stage, plot, last)


def review(stage: Stage, plot: Plot, engagement: Engagement) -> None:
    for firm, stars, words in (
        (plot.enterprise, plot.stars, plot.words),
        (plot.provider, plot.stars_back, "资料提供及时，决策清楚。"),
    ):
        submit_review(
            ref=engagement.ref,
            scores=dict.fromkeys(ITEMS, stars),
            again=stars > 3,  # noqa: PLR2004 - the middle of one to five
            text=words,
            language="zh-hans",
            actor=stage.actor(OWNER_OF[firm]),
        )
