"""Results at different points: of the body, of the enterprise, contested, withdrawn."""

from datetime import date

from credit.events.models import CreditEvent
from marketplace.engagements.actions.apply_certification import apply_certification
from marketplace.engagements.actions.contest_result import contest_result
from marketplace.engagements.actions.propose_settlement import propose_settlement
from marketplace.engagements.actions.record_result import Result, record_result
from marketplace.engagements.actions.settle_contest import settle_contest
from marketplace.engagements.models import Certification
from portal.accounts.models import Membership, User
from tests.marketplace.engagements import given
from tests.people import Cast

DAY = date(2026, 11, 20)
REASON = "证书编号与登记不一致，请核对。"


def applied(cast: Cast) -> Certification:
    engagement = given.active(cast)
    return apply_certification(
        ref=engagement.ref,
        body_ref=cast.zhongheng.ref,
        actor=cast.actor(cast.lin_wei),
    )


def granted(**more: object) -> Result:
    values = {
        "outcome": "granted",
        "decided_on": DAY,
        "certificate_number": "165IP260001R0S",
        "valid_until": date(2029, 11, 19),
    }
    return Result(**{**values, **more})


def by_body(cast: Cast, **more: object) -> Certification:
    row = applied(cast)
    return record_result(
        ref=row.ref, result=granted(**more), actor=cast.actor(cast.sun_qi)
    )


def by_enterprise(cast: Cast) -> Certification:
    """The body has no account: nobody is its assessor."""
    Membership.objects.filter(user=cast.sun_qi).delete()
    row = applied(cast)
    actor = cast.actor(cast.lin_wei)
    file = given.stored(row.ref, actor, "certificate.pdf")
    return record_result(ref=row.ref, result=granted(file_ref=file.ref), actor=actor)


def rejoin(cast: Cast) -> None:
    Membership.objects.create(
        user=cast.sun_qi, party=cast.zhongheng, role="assessor", since=DAY
    )


def fresh(row: Certification) -> Certification:
    return Certification.objects.get(pk=row.pk)


def events(cast: Cast) -> list[tuple[str, int]]:
    rows = CreditEvent.objects.filter(subject=cast.haishi.ref).order_by("number")
    return list(rows.values_list("kind", "weight_bp"))


def contested(cast: Cast, row: Certification, by: User) -> None:
    contest_result(ref=row.ref, reason=REASON, language="zh-hans", actor=cast.actor(by))


def propose(cast: Cast, row: Certification, *, is_upheld: bool, by: User) -> None:
    propose_settlement(
        ref=row.ref, is_upheld=is_upheld, answer=REASON, actor=cast.actor(by)
    )


def settled(cast: Cast, row: Certification, *, is_upheld: bool) -> None:
    """Wang Min proposes, Wu Jie decides."""
    propose(cast, row, is_upheld=is_upheld, by=cast.wang_min)
    settle_contest(ref=row.ref, confirms=True, actor=cast.actor(cast.wu_jie))
