"""How does a complaint go, and what may follow a decision?"""

from dataclasses import dataclass
from datetime import date

from credit.cases.actions.accept_case import accept_case
from credit.cases.actions.answer_case import answer_case
from credit.cases.actions.attach_statement import attach_statement
from credit.cases.actions.decide_case import decide_case
from credit.cases.actions.decide_review import decide_review
from credit.cases.actions.file_appeal import file_appeal
from credit.cases.actions.file_complaint import file_complaint
from credit.cases.actions.file_objection import file_objection
from credit.cases.actions.propose_answer import propose_answer
from credit.cases.actions.propose_decision import propose_decision
from credit.cases.actions.record_findings import record_findings
from credit.cases.actions.request_hearing import request_hearing
from credit.cases.actions.request_repair import request_repair
from credit.cases.actions.serve_decision import serve_decision
from credit.cases.actions.start_investigation import start_investigation
from credit.cases.models import Case
from portal.demo.storylines.cast import INSTITUTE_OF, OFFICERS, OWNER_OF
from portal.demo.storylines.stage import Stage, Story

EFFECT = 3  # working days from service until the decision has taken effect


@dataclass(frozen=True, kw_only=True)
class Quarrel:
    key: str
    enterprise: str
    provider: str
    about: str  # key of the engagement
    day: date
    ground: str
    text: str
    answer: str
    finding: str = "complaint_upheld"
    severity: str = "general"
    sanction: str = ""
    stop_at: str = ""  # "filed", "accepted", "answered", "proposed"


def officers(provider: str) -> list[str]:
    return [person for person, _ in OFFICERS[INSTITUTE_OF[provider]]]


def complain(stage: Stage, quarrel: Quarrel, made: dict[str, str]) -> Story:
    first, second, *_ = officers(quarrel.provider)
    yield quarrel.day
    case = file_complaint(
        about_ref=made[quarrel.about],
        complainant_ref=stage.ref(quarrel.enterprise),
        ground=quarrel.ground,
        text=quarrel.text,
        actor=stage.actor(OWNER_OF[quarrel.enterprise]),
    )
    made[quarrel.key] = case.ref
    if quarrel.stop_at == "filed":
        return
    yield stage.after(3)
    accept_case(ref=case.ref, actor=stage.actor(first))
    start_investigation(ref=case.ref, actor=stage.actor(first))
    if quarrel.stop_at == "accepted":
        return
    yield stage.after(5)
    answer_case(
        ref=case.ref, text=quarrel.answer, actor=stage.actor(OWNER_OF[quarrel.provider])
    )
    if quarrel.stop_at == "answered":
        return
    yield stage.after(6)
    record_findings(
        ref=case.ref,
        findings="查阅交付记录、文件哈希和双方陈述，投诉所述事实成立。",
        actor=stage.actor(first),
    )
    decision = propose_decision(
        ref=case.ref,
        finding=quarrel.finding,
        severity=quarrel.severity,
        sanction=quarrel.sanction,
        reasons="事实清楚，依据行业自律公约和合同约定。",
        actor=stage.actor(first),
    )
    if quarrel.stop_at == "proposed":
        return
    yield stage.after(2)
    request_hearing(
        ref=case.ref, wanted=False, actor=stage.actor(OWNER_OF[quarrel.provider])
    )
    yield stage.after(1)
    decide_case(ref=case.ref, seen=decision.version, actor=stage.actor(second))
    serve_decision(ref=case.ref, way="portal", actor=stage.actor(first))
    yield stage.after(EFFECT)
    made[f"{quarrel.key}.event"] = event_of(case.ref)


def event_of(case_ref: str) -> str:
    return Case.objects.get(ref=case_ref).decision.event_ref


def state(
    stage: Stage, quarrel: Quarrel, day: date, text: str, made: dict[str, str]
) -> Story:
    """The organization puts its own words beside the event."""
    yield day
    attach_statement(
        event_ref=made[f"{quarrel.key}.event"],
        text=text,
        actor=stage.actor(OWNER_OF[quarrel.provider]),
    )


def appeal(stage: Stage, quarrel: Quarrel, day: date, made: dict[str, str]) -> Story:
    """An appeal that is won: other officers find that the delay was the client's."""
    third, fourth = officers(quarrel.provider)[2:4]
    yield day
    filed = file_appeal(
        case_ref=made[quarrel.key],
        text="延误来自客户迟交资料，往来记录可以证明。",
        actor=stage.actor(OWNER_OF[quarrel.provider]),
    )
    yield stage.after(5)
    answer = propose_answer(
        ref=filed.ref,
        grants=True,
        finding="not_upheld",
        reasons="往来记录显示资料迟交二十个工作日，责任不在服务机构。",
        actor=stage.actor(fourth),
    )
    yield stage.after(3)
    decide_review(ref=filed.ref, seen=answer.version, actor=stage.actor(third))


def repair(stage: Stage, quarrel: Quarrel, day: date, made: dict[str, str]) -> Story:
    """After the minimum period: duties done, pledge signed, granted by two persons."""
    second, first = officers(quarrel.provider)[2:4]
    yield day
    asked = request_repair(
        event_ref=made[f"{quarrel.key}.event"],
        text="已按决定退还相应款项，补做内部审核并由客户签收。",
        pledged=True,
        actor=stage.actor(OWNER_OF[quarrel.provider]),
    )
    yield stage.after(4)
    answer = propose_answer(
        ref=asked.ref,
        grants=True,
        reasons="退款凭证与客户签收单已核对。",
        actor=stage.actor(first),
    )
    yield stage.after(2)
    decide_review(ref=asked.ref, seen=answer.version, actor=stage.actor(second))


def object_to(
    stage: Stage, quarrel: Quarrel, day: date, made: dict[str, str], *, proposed: bool
) -> Story:
    """An objection that waits, at the end, for its second officer."""
    yield day
    filed = file_objection(
        event_ref=made[f"{quarrel.key}.event"],
        text="内部审核已于约定日前完成，审核报告当日由客户签收，决定引用的日期有误。",
        actor=stage.actor(OWNER_OF[quarrel.provider]),
    )
    made[f"{quarrel.key}.objection"] = filed.ref
    if not proposed:
        return
    proposer = officers(quarrel.provider)[2]
    yield stage.after(1)
    propose_answer(
        ref=filed.ref,
        grants=True,
        reasons="签收单日期早于约定日，决定所依据的日期有误，建议支持异议。",
        actor=stage.actor(proposer),
    )
