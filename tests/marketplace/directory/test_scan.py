"""What follows when a published offering breaks the list as it stands now?"""

import pytest
from django.core.management import call_command

from marketplace.directory.actions.save_offering import save_offering
from marketplace.directory.actions.scan_offerings import scan_offerings
from marketplace.directory.actions.withdraw_offering import withdraw_offering
from marketplace.directory.models import Offering, ProviderProfile
from marketplace.directory.terms import OfferingTerms
from portal.journal.models import EntryRow
from portal.kernel.errors import NotAllowed
from portal.notices.models import Notice
from portal.outbox.worker import run_pending
from portal.worklist.models import WorkItem
from tests.marketplace.sourcing.world import list_provider
from tests.people import Cast

pytestmark = pytest.mark.django_db
TERMS = OfferingTerms(
    kind="consulting",
    title="贯标辅导",
    description="按条款辅导。",
    is_nationwide=True,
    price_min_minor=6_000_000,
    price_max_minor=8_000_000,
    capacity_per_quarter=4,
)


def broken(cast: Cast) -> Offering:
    """Published before the list knew the phrase."""
    row = list_provider(cast.haishi, description="我们包过。")
    institute = cast.ningbo_institute.ref
    ProviderProfile.objects.filter(party=cast.haishi).update(institute_ref=institute)
    return row


def open_rows() -> list[tuple[str, str]]:
    rows = WorkItem.objects.filter(kind="offering", closed_at=None)
    return list(rows.values_list("ref", "institute_ref"))


def scans() -> int:
    return EntryRow.objects.filter(kind="OfferingsScanned").count()


def test_the_command_puts_the_provider_on_its_institutes_list(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    row = broken(cast)
    list_provider(cast.qiming)
    call_command("rescan_offerings")
    told = capsys.readouterr().out
    assert row.ref in told
    assert "2 offerings of 2 organizations read, 1 to look at" in told
    assert open_rows() == [(cast.haishi.ref, cast.ningbo_institute.ref)]
    row.refresh_from_db()
    assert row.status == "published"  # nothing is taken down by a program


def test_scanning_again_adds_nothing_and_the_organization_is_told_once(
    cast: Cast,
) -> None:
    broken(cast)
    for _ in range(2):
        scan_offerings(provider_ref=cast.haishi.ref)
    run_pending()
    assert scans() == 1
    told = Notice.objects.filter(kind="directory.broken")
    assert [notice.user_ref for notice in told] == [cast.zhao_hai.ref]


def test_the_officer_reads_the_phrase_and_its_rule(cast: Cast) -> None:
    broken(cast)
    scan_offerings(provider_ref=cast.haishi.ref)
    for language, words in (("en", "Promises found"), ("zh-hans", "中发现的承诺")):
        path = f"/{language}/institute/listings/{cast.haishi.ref}/"
        page = cast.client(cast.wang_min).get(path).content.decode()
        assert words in page
        assert "包过" in page


def test_mending_or_withdrawing_takes_it_off_the_list(cast: Cast) -> None:
    row = broken(cast)
    scan_offerings(provider_ref=cast.haishi.ref)
    actor = cast.actor(cast.zhao_hai)
    save_offering(provider_ref=cast.haishi.ref, terms=TERMS, actor=actor, ref=row.ref)
    assert open_rows() == []

    Offering.objects.filter(pk=row.pk).update(description="保证通过认证。")
    scan_offerings(provider_ref=cast.haishi.ref)
    withdraw_offering(ref=row.ref, actor=actor)
    assert open_rows() == []


def test_only_the_portal_scans(cast: Cast) -> None:
    broken(cast)
    with pytest.raises(NotAllowed):
        scan_offerings(provider_ref=cast.haishi.ref, actor=cast.actor(cast.wang_min))
    assert scans() == 0
