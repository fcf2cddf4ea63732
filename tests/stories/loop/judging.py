"""A complaint up to its effect, and an objection to the record that it left."""

from tests.stories.loop.asking import ref_in
from tests.stories.loop.people import Loop
from tests.stories.loop.work import at_engagement
from tests.support.reader import Reader


def complaint_is_filed(loop: Loop) -> None:
    at_engagement(loop, loop.buyer).follow(r"/cases/new/")
    loop.buyer.refused(r"/cases/new/", ground="quality", text="")
    loop.buyer.send(r"/cases/new/", ground="quality", text="内部审核记录与现场不符。")
    loop.case = ref_in(loop.buyer.path, "CMP")


def institute_hears(loop: Loop) -> None:
    """Accepted; the respondent answers and asks for a hearing."""
    take(at_case(loop), "accept")
    respond(loop, "answer", text="记录已于当月补齐，附件在案。")
    take(at_case(loop), "investigation")
    take(at_case(loop), "findings", findings="两份记录缺签字。")
    take(
        at_case(loop),
        "propose",
        finding="complaint_upheld",
        severity="minor",
        reasons="缺签字属实，影响轻微。",
    )
    respond(loop, "hearing", wanted="yes")
    take(at_case(loop), "hearing-record", record_text="双方到会，各自陈述。")


def two_decide(loop: Loop) -> None:
    """The one who proposed it cannot decide it; served, it takes effect a day later."""
    first = at_case(loop)
    assert not first.has_link(rf"/{loop.case}/decide/$")
    assert first.push(f"/institute/cases/{loop.case}/decide/", seen=1) == 403
    second = loop.officer(loop.cast.wu_jie, rf"/institute/cases/{loop.case}/$")
    take(second, "decide")
    take(second, "serve", way="portal")
    loop.until(1)


def at_case(loop: Loop) -> Reader:
    pattern = rf"/institute/cases/{loop.case}/$"
    return loop.officer(loop.cast.wang_min, pattern)


def take(reader: Reader, step: str, **typed: object) -> None:
    """From the matter's page to the step's form, and back."""
    before = reader.path
    reader.follow(rf"/{step}/$").send(rf"/{step}/$", **typed)
    assert reader.path == before


def respond(loop: Loop, step: str, **typed: object) -> None:
    owner = loop.owner.open("/desk/").follow(r"/cases/mine/$")
    take(owner.follow(rf"/cases/{loop.case}/$"), step, **typed)


def objection_is_upheld(loop: Loop, event: str) -> None:
    """By two others than those who decided the case."""
    owner = loop.owner.open("/desk/").follow(r"/cases/mine/$")
    owner.follow(r"/cases/records/$").follow(rf"/records/{event}/object/$")
    owner.send(r"/object/$", text="签字页在附件三中，决定未予采信。")
    ref = ref_in(owner.path, "OBJ")
    page = rf"/institute/reviews/{ref}/$"
    had_a_hand = loop.officer(loop.cast.wang_min, page)
    assert not had_a_hand.has_link(rf"/{ref}/propose/$")
    answer = {"grants": "yes", "reasons": "同意。"}
    assert had_a_hand.push(f"/institute/reviews/{ref}/propose/", **answer) == 403
    first = loop.officer(loop.cast.li_na, page)
    take(first, "propose", grants="yes", reasons="签字页属实，决定所依据的事实有误。")
    loop.until(1)
    second = loop.officer(loop.second_approver, page)
    second.send(rf"/{ref}/decide/$")
    assert not second.has_form(rf"/{ref}/decide/$")
