"""How does the independent result come about, and what follows from it?

Outcomes: granted (nothing found), minor, major (closed before the certificate), refused,
own (recorded by the enterprise, checked by an officer, confirmed by nobody yet).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from marketplace.engagements.actions.apply_certification import apply_certification
from marketplace.engagements.actions.change_certificate import change_certificate
from marketplace.engagements.actions.check_result import check_result
from marketplace.engagements.actions.close_nonconformity import close_nonconformity
from marketplace.engagements.actions.record_nonconformity import record_nonconformity
from marketplace.engagements.actions.record_result import Result, record_result
from marketplace.engagements.actions.record_stage import record_stage
from marketplace.engagements.actions.release_result import release_result
from marketplace.engagements.models import Certification, Engagement
from portal.demo.storylines.cast import INSTITUTE_OF, OFFICERS, OWNER_OF
from portal.kernel import clock

if TYPE_CHECKING:
    from portal.demo.storylines.engagement import Plot
    from portal.demo.storylines.stage import Stage, Story

THREE_YEARS = timedelta(days=3 * 365)


def certify(
    stage: Stage, plot: Plot, engagement: Engagement, made: dict[str, str]
) -> Story:
    if not plot.outcome:
        return
    found = apply_certification(
        ref=engagement.ref,
        body_ref=stage.ref(plot.body),
        actor=stage.actor(OWNER_OF[plot.enterprise]),
    )
    made[f"{plot.key}.certification"] = found.ref
    yield stage.after(8)
    if plot.outcome == "own":
        yield from _recorded_by_the_enterprise(stage, plot, found)
    else:
        yield from _recorded_by_the_body(stage, plot, found)
    release_result(ref=found.ref, actor=stage.actor(OWNER_OF[plot.enterprise]))


def _recorded_by_the_body(stage: Stage, plot: Plot, found: Certification) -> Story:
    assessor = OWNER_OF[plot.body]
    record_stage(
        ref=found.ref, stage=1, held_on=clock.today(), actor=stage.actor(assessor)
    )
    yield stage.after(6)
    record_stage(
        ref=found.ref, stage=2, held_on=clock.today(), actor=stage.actor(assessor)
    )
    if plot.outcome in {"minor", "major"}:
        row = record_nonconformity(
            ref=found.ref,
            severity=plot.outcome,
            clause="9.2",
            text="内部审核未覆盖采购过程。",
            language="zh-hans",
            found_on=clock.today(),
            actor=stage.actor(assessor),
        )
        yield stage.after(5)
        close_nonconformity(
            ref=found.ref,
            nonconformity=row.pk,
            closed_on=clock.today(),
            actor=stage.actor(assessor),
        )
    yield stage.after(4)
    record_result(
        ref=found.ref, result=_result(stage, plot), actor=stage.actor(assessor)
    )
    yield stage.after(2)


def _recorded_by_the_enterprise(
    stage: Stage, plot: Plot, found: Certification
) -> Story:
    owner = OWNER_OF[plot.enterprise]
    file = stage.file(found.ref, "认证证书.txt", "演示文件：认证证书扫描件。", owner)
    record_result(
        ref=found.ref, result=_result(stage, plot, file), actor=stage.actor(owner)
    )
    yield stage.after(3)
    check_result(
        ref=found.ref,
        is_found=True,
        source="全国认证认可信息公共服务平台，按证书编号查询",
        actor=stage.actor(OFFICERS[INSTITUTE_OF[plot.enterprise]][0][0]),
    )


def _result(stage: Stage, plot: Plot, file_ref: str = "") -> Result:
    today = clock.today()
    if plot.outcome == "refused":
        return Result(
            outcome="refused",
            decided_on=today,
            note="运行记录不足三个月。",
            file_ref=file_ref,
        )
    return Result(
        outcome="granted",
        decided_on=today,
        certificate_number=f"DEMO{today:%y}IPMS{stage.chance.randrange(10**5):05d}R0S",
        valid_until=today + THREE_YEARS,
        file_ref=file_ref,
    )


def record_unreleased(stage: Stage, plot: Plot, made: dict[str, str]) -> Story:
    """A result that waits for the enterprise's release and the body's word."""
    engagement = Engagement.objects.get(ref=made[plot.key])
    found = apply_certification(
        ref=engagement.ref,
        body_ref=stage.ref(plot.body),
        actor=stage.actor(OWNER_OF[plot.enterprise]),
    )
    made[f"{plot.key}.certification"] = found.ref
    yield stage.after(1)
    yield from _recorded_by_the_enterprise(stage, plot, found)


def withdraw(
    stage: Stage, plot_key: str, body: str, day: date, made: dict[str, str]
) -> Story:
    """The body withdraws the certificate: the surveillance found records made up."""
    yield day
    change_certificate(
        ref=made[f"{plot_key}.certification"],
        status="withdrawn",
        on=clock.today(),
        note="监督审核发现运行记录系补造。",
        actor=stage.actor(OWNER_OF[body]),
    )
