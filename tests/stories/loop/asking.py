"""An enterprise sees matches, makes an account, publishes, compares and awards."""

import re

from tests.people import uscc
from tests.stories.loop.listing import FIRM as PROVIDER
from tests.stories.loop.listing import confirm_authority
from tests.stories.loop.people import ORG, Loop, file, sign_up
from tests.support.reader import Reader

FIRM = "宁波新声机械有限公司"
BUYER = "sun.li@maker.cn"
PROMISE = "我们确保通过认证。"
APPROACH = "先诊断，再共同编写文件，由贵公司人员运行三个月。"


def visitor_finds_matches(loop: Loop) -> None:
    buyer = loop.buyer = loop.reader().open("/").follow(r"/find/$")
    buyer.send(
        r"/find/matches/",
        purpose="certify",
        region="330200",
        industry="C34",
        size_class="",
    )
    assert len(matches(buyer)) == 3
    assert all(one.select(".reason") for one in buyer.soup.select(".match"))
    named = set(matches(buyer))
    assert any(loop.provider in one for one in named)
    buyer.follow(r"order=neutral")
    assert set(matches(buyer)) == named


def matches(reader: Reader) -> list[str]:
    return [str(link["href"]) for link in reader.soup.select(".match h3 a")]


def enterprise_publishes(loop: Loop) -> None:
    buyer = loop.buyer
    buyer.follow(r"/find/details/")
    buyer.send(
        r"/find/details/$",
        title="建立体系并首次认证",
        description="约一百八十人的设备制造企业。",
        budget_max=90000,
    )
    buyer.follow(r"/requests/publish/")
    assert "/account/login/" in buyer.path
    sign_up(buyer, BUYER)
    assert "建立体系并首次认证" in buyer.text
    buyer.follow(r"/register/organization/")
    buyer.send(r"/register/organization/", name=FIRM, uscc=uscc(812))
    buyer.refused(r"/requests/publish/", answer_days=5)
    buyer.send(r"/requests/publish/", answer_days=5, no_secrets="on")
    loop.request = ref_in(buyer.path, "REQ")
    assert "建立体系并首次认证" in buyer.text


def authority_is_checked(loop: Loop) -> None:
    buyer = loop.buyer.open("/desk/").follow(ORG)
    loop.enterprise = ref_in(buyer.path, "ORG")
    buyer.follow(r"/authority/$").send(r"/authority/$", file=file("letter.pdf"))
    confirm_authority(loop)


def two_propose(loop: Loop) -> None:
    for reader in (loop.owner, loop.reader(loop.cast.feng_bo)):
        propose(loop, reader)


def propose(loop: Loop, reader: Reader) -> None:
    reader.open("/requests/?show=open").follow(rf"/requests/{loop.request}/$")
    reader.follow(r"/propose/").send(r"/propose/", total=80000)
    staff = sorted(reader.form(r"/propose/", "practitioners").choices["practitioners"])
    typed = {"practitioners": staff, "acceptance_by_silence": "on"}
    reader.refused(r"/propose/", approach=PROMISE, **typed)
    assert PROMISE in reader.html
    reader.send(r"/propose/", approach=APPROACH)
    reader.send(r"/submit/$")
    assert not reader.has_form(r"/submit/$")


def enterprise_awards(loop: Loop) -> None:
    """Two proposals open in two windows: the second award comes too late."""
    loop.until(6)
    buyer, other = loop.buyer, Reader(loop.language)
    other.client = buyer.client
    buyer.open("/desk/").follow(rf"/requests/{loop.request}/")
    refs = list(dict.fromkeys(re.findall(r"/proposals/(PRO-\w+)/", buyer.html)))
    assert len(refs) == 2
    own = next(r for r in refs if PROVIDER in opened(buyer, loop, r).text)
    lost = next(r for r in refs if r != own)
    opened(other, loop, lost)
    opened(buyer, loop, own)
    buyer.refused(r"/award/$", reasons="")
    buyer.send(r"/award/$", reasons="阶段交付物写得最具体，价格居中。")
    other.refused(r"/award/$", status=409, reasons="这一家更近。")
    loop.engagement = ref_in(buyer.follow(r"/engagements/ENG-").path, "ENG")


def opened(reader: Reader, loop: Loop, ref: str) -> Reader:
    reader.open(f"/requests/{loop.request}/")
    return reader.follow(rf"/proposals/{ref}/$")


def ref_in(path: str, prefix: str) -> str:
    found = re.search(rf"{prefix}-\w+", path)
    assert found is not None, path
    return found.group()
