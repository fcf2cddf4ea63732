"""Every notice of sourcing reads well in both languages, with names unescaped."""

from pathlib import Path

import pytest

import marketplace.sourcing
from portal.accounts.models import User
from portal.notices.models import Notice
from portal.notices.send import render

pytestmark = pytest.mark.django_db
FOLDER = Path(marketplace.sourcing.__file__).parent / "templates" / "notices"
KINDS = sorted(path.stem for path in FOLDER.glob("*.txt"))
FACTS = {
    "title": "R&D <1>",
    "enterprise": "甲&乙公司",
    "closes_on": "2026-12-07",
}


def test_there_is_a_text_for_each_thing_that_is_told() -> None:
    assert len(KINDS) == 10


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_subject_and_body(kind: str, language: str) -> None:
    reader = User(email="a@example.cn", language=language)
    notice = Notice(kind=kind, ref="REQ-1", facts=FACTS, user_ref=reader.ref)
    subject, body = render(notice, reader)
    assert subject.endswith("R&D <1>")
    assert body
    assert "&amp;" not in body
    is_chinese = any("\u4e00" <= char <= "\u9fff" for char in subject)
    assert is_chinese == (language == "zh-hans")
