"""The engagement from both signatures to the certificate and both reviews."""

import re

from marketplace.engagements.models import Milestone
from portal.kernel import clock
from tests.people import uscc
from tests.stories.loop.people import Loop, file
from tests.support.reader import Reader

SENT_BACK, SILENT = 2, 3  # milestones that go another way than the others
SCORES = ("plan", "implement", "check_link", "improve", "schedule", "cost")


def at_engagement(loop: Loop, reader: Reader) -> Reader:
    reader.open("/desk/").follow(r"/engagements/$")
    return reader.follow(rf"/engagements/{loop.engagement}/$")


def both_sign(loop: Loop) -> None:
    for reader in (loop.buyer, loop.owner):
        at_engagement(loop, reader).follow(r"/contract/$").send(r"/contract/$")
    at_engagement(loop, loop.owner).follow(r"/shares/$")
    if loop.owner.has_form(r"/shares/$"):
        loop.owner.send(r"/shares/$", **{loop.person: "100"})
    at_engagement(loop, loop.buyer).follow(r"/shares/$")
    loop.buyer.send(r"/shares/$", agree="yes")


def milestones(loop: Loop) -> list[str]:
    page = at_engagement(loop, loop.owner).html
    return list(dict.fromkeys(re.findall(r"/milestones/(MIL-\w+)/", page)))


def all_milestones(loop: Loop) -> None:
    """Delivered and accepted; one is sent back once, one is accepted by silence."""
    refs = milestones(loop)
    table = [ref for ref in refs if Milestone.objects.filter(ref=ref).exists()]
    assert len(table) == 8
    rows = Milestone.objects.in_bulk(table, field_name="ref")
    for ref in sorted(table, key=lambda one: rows[one].position):
        position = rows[ref].position
        deliver(loop, ref)
        if position == SENT_BACK:
            send_back(loop, ref)
            deliver(loop, ref)
        if position == SILENT:
            loop.until(11)
        else:
            accept(loop, ref)
        assert not at_milestone(loop, loop.buyer, ref).has_form(r"/accept/$")


def at_milestone(loop: Loop, reader: Reader, ref: str) -> Reader:
    return at_engagement(loop, reader).follow(rf"/milestones/{ref}/$")


def deliver(loop: Loop, ref: str) -> None:
    page = at_milestone(loop, loop.owner, ref)
    page.send(r"/deliver/$", file=file("report.pdf"), note="请查收。")
    assert page.has_link(r"/files/FIL-")


def send_back(loop: Loop, ref: str) -> None:
    page = at_milestone(loop, loop.buyer, ref)
    page.refused(r"/changes/$", reasons="")
    page.send(r"/changes/$", reasons="第9.2条的审核记录没有附上。")


def accept(loop: Loop, ref: str) -> None:
    at_milestone(loop, loop.buyer, ref).send(r"/accept/$")


def payment_is_confirmed(loop: Loop) -> None:
    first = milestones(loop)[0]
    today = clock.today().isoformat()
    paid = at_milestone(loop, loop.buyer, first)
    paid.send(r"/payments/$", direction="payment", paid_on=today)
    at_milestone(loop, loop.owner, first).send(r"/payments/PAY-\w+/answer/$")


def body_is_admitted(loop: Loop) -> None:
    first = loop.reader(loop.cast.wang_min).open("/institute/")
    first.follow(r"/institute/bodies/$")
    first.send(
        r"/institute/bodies/",
        uscc=uscc(106),
        approval_number="CNCA-R-2014-149",
        scope="知识产权合规管理体系认证",
        valid_until="2029-12-31",
        reasons="与批准名录核对一致。",
    )
    second = loop.reader(loop.cast.wu_jie).open("/institute/bodies/")
    second.follow(r"/institute/bodies/\w+-\w+/$")
    second.send(r"/institute/bodies/\w+-\w+/$", confirms="yes")


def certificate_is_granted(loop: Loop) -> None:
    """Applied for by the enterprise; the body records it, one minor nonconformity."""
    at_engagement(loop, loop.buyer).follow(r"/certification/$")
    loop.buyer.send(r"/certification/$", body=loop.cast.zhongheng.ref)
    body = loop.reader(loop.cast.sun_qi).open("/desk/").open("/certifications/")
    body.follow(r"/certifications/CRT-\w+/$")
    today = clock.today().isoformat()
    body.send(r"/stage/$", stage=1, held_on=today)
    loop.until(3)
    today = clock.today().isoformat()
    body.again().send(r"/stage/$", stage=2, held_on=today)
    found = {"severity": "minor", "clause": "9.2", "text": "未覆盖采购过程。"}
    body.send(r"/nonconformity/$", found_on=today, **found)
    loop.until(3)
    today = clock.today().isoformat()
    body.again().send(r"/closing/$", closed_on=today)
    body.send(
        r"/result/$",
        outcome="granted",
        decided_on=today,
        certificate_number="165IP261234R0M",
        valid_until="2029-12-20",
    )


def enterprise_releases(loop: Loop) -> None:
    at_engagement(loop, loop.buyer).follow(r"/certifications/CRT-\w+/$")
    loop.buyer.send(r"/release/$")
    assert not loop.buyer.has_form(r"/release/$")


def both_review(loop: Loop) -> None:
    """Neither reads the other's before both are in."""
    words = {"buyer": "讲解清楚，按期交付。", "owner": "资料提供及时。"}
    write_review(loop, loop.buyer, words["buyer"])
    assert words["buyer"] not in at_engagement(loop, loop.owner).text
    write_review(loop, loop.owner, words["owner"])
    for reader in (loop.buyer, loop.owner):
        page = at_engagement(loop, reader).text
        assert words["buyer"] in page
        assert words["owner"] in page


def write_review(loop: Loop, reader: Reader, text: str) -> None:
    at_engagement(loop, reader).follow(r"/review/$")
    scores = dict.fromkeys(SCORES, 5)
    reader.send(r"/review/$", again="yes", text=text, **scores)
