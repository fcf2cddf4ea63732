"""A visitor reads; a service organization registers, is vetted and publishes an offer."""

import re

from tests.people import uscc
from tests.stories.loop.people import ORG, Loop, file, sign_up

FIRM = "宁波启航知识产权服务有限公司"
OWNER, PRACTITIONER = "zhou.qi@firm.cn", "qian.yu@firm.cn"


def visitor_reads(loop: Loop) -> None:
    visitor = loop.reader().open("/")
    visitor.follow(r"/is-this-for-us/$")
    assert "GB/T 29490" in visitor.text
    visitor.follow(r"/guidance/$").follow(r"/guidance/[\w-]+/$")
    assert visitor.has_link(r"/find/$")


def organization_registers(loop: Loop) -> None:
    owner = loop.owner = loop.reader().open("/").follow(r"/account/login/")
    sign_up(owner, OWNER).open("/desk/").follow(r"/register/organization/$")
    wrong = uscc(811)[:-1] + ("0" if uscc(811)[-1] != "0" else "1")
    typed = {"name": FIRM, "role": "provider", "region": "330200"}
    owner.refused(r"/register/organization/", uscc=wrong, **typed)
    assert FIRM in owner.html
    owner.send(r"/register/organization/", uscc=uscc(811))
    found = re.search(ORG, owner.path)
    assert found is not None
    loop.provider = found.group(1)
    owner.send(r"/authority/$", file=file("letter.pdf"))
    confirm_authority(loop)


def confirm_authority(loop: Loop) -> None:
    officer = loop.officer(loop.cast.wang_min, r"/institute/authority/")
    note = "印章与登记一致。"
    officer.send(r"/institute/authority/", is_confirmed="yes", note=note)
    assert not officer.has_form(r"/institute/authority/")


def own_page(loop: Loop, pattern: str) -> None:
    loop.owner.open("/desk/").follow(rf"/organizations/{loop.provider}/$")
    loop.owner.follow(r"/listing/$").follow(pattern)


def organization_prepares(loop: Loop) -> None:
    owner = loop.owner
    own_page(loop, r"/description/$")
    owner.send(
        r"/description/",
        description="诊断、策划、文件、运行到管理评审，逐项交付。",
        language="zh-hans",
    )
    own_page(loop, r"/people/$")
    owner.send(r"/people/", email=PRACTITIONER)
    own_page(loop, r"/code-of-conduct/$")
    owner.send(r"/code-of-conduct/")
    assert owner.push(f"/my/organizations/{loop.provider}/listing/apply/") == 422


def practitioner_accepts(loop: Loop) -> None:
    person = loop.practitioner = loop.reader().open("/account/login/")
    sign_up(person, PRACTITIONER).open("/desk/").follow(r"/invitations/AFF-\w+/$")
    person.send(r"/invitations/AFF-\w+/$", name="钱瑜")
    assert person.path.endswith("/my/practice/")
    person.send(
        r"/my/practice/$", licence_kind="patent_agent", licence_number="3312346"
    )
    person.send(r"/my/practice/consent/$")
    found = re.search(r"/practitioners/(PER-\w+)/", " ".join(person.links()))
    assert found is not None
    loop.person = found.group(1)


def institute_vets(loop: Loop) -> None:
    """One checks and proposes, a second decides, the public hears of it first."""
    own_page(loop, r"/code-of-conduct/$")
    loop.owner.follow(rf"/organizations/{loop.provider}/listing/$")
    loop.owner.send(r"/listing/apply/$")
    first = loop.officer(loop.cast.wang_min, r"/institute/vetting/")
    vetting = first.path.removeprefix(f"/{loop.language}")
    first.send(r"/take-up/$")
    for form in [one.action for one in first.forms() if "/lines/" in one.action]:
        line = re.search(r"lines/(\d+)/", form)
        assert line is not None
        first.send(re.escape(form), **{f"line{line.group(1)}-result": "confirmed"})
    first.send(r"/propose/$", outcome="admit", reasons="逐项核对，均与登记一致。")
    assert not first.has_form(r"/decide/$")
    alone = first.push(f"{vetting}decide/", agrees="yes", reasons="同意。")
    assert alone == 403
    second = loop.officer(loop.cast.wu_jie, r"/institute/vetting/")
    second.send(r"/decide/$", agrees="yes", reasons="同意。")


def public_notice_ends(loop: Loop) -> None:
    anybody = loop.reader().open("/public-notices/")
    assert FIRM in anybody.text
    loop.days(6)
    assert loop.provider not in loop.reader().open("/organizations/").html
    loop.days(3)
    anybody.open("/organizations/").follow(rf"/organizations/{loop.provider}/$")
    assert not loop.reader().open("/public-notices/").has_link(loop.provider)


def offering_is_published(loop: Loop) -> None:
    owner = loop.owner
    own_page(loop, r"/offerings/$")
    owner.follow(r"/offerings/new/$")
    owner.send(
        r"/offerings/new/$",
        kind="consulting",
        title="知识产权合规管理体系贯标辅导",
        description="从诊断到认证审核支持，逐阶段交付。",
        written_in="zh-hans",
        is_nationwide="on",
        price_min=60000,
        price_max=80000,
        capacity_per_quarter=4,
    )
    owner.send(r"/publish/$")
    public = loop.reader().open(f"/organizations/{loop.provider}/")
    assert "知识产权合规管理体系贯标辅导" in public.text
