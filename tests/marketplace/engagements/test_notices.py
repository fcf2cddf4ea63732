import pytest
from django.template.loader import render_to_string
from django.utils import translation

from marketplace.engagements.reactions import INSTITUTE_TOLD, TOLD, tell
from portal.journal.timeline import timeline
from portal.notices.models import Notice
from tests.marketplace.engagements import given
from tests.people import Cast

KINDS = sorted({kind for kind, _ in TOLD.values()})
OFFICERS = sorted(INSTITUTE_TOLD.values())
FACTS = {
    "enterprise": "甬匠",
    "provider": "海石",
    "body": "中衡",
    "number": 3,
    "amount_minor": 100,
    "currency": "CNY",
}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("kind", [*KINDS, *OFFICERS])
def test_every_notice_has_a_subject_and_a_body(kind: str, language: str) -> None:
    with translation.override(language):
        text = render_to_string(f"notices/{kind}.txt", {"facts": FACTS})

    subject, _, body = text.strip().partition("\n")
    assert subject
    assert body.strip()
    assert any("一" <= char <= "鿿" for char in body) == (language == "zh-hans")


@pytest.mark.django_db
def test_the_right_side_is_told_once_per_cause(cast: Cast) -> None:
    engagement = given.active(cast)
    given.submit(cast, engagement)
    delivered = timeline([engagement.ref])[-1]

    for _time in range(2):
        tell(delivered)

    told = Notice.objects.filter(kind="engagements.delivered")
    assert [notice.user_ref for notice in told] == [cast.lin_wei.ref]
    assert told[0].url == f"/milestones/{given.milestone(engagement).ref}/"
