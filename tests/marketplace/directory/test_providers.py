import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.directory.queries import active_providers, provider_is_active
from portal.kernel import clock
from portal.parties.models import Tie
from tests.marketplace.directory import setting
from tests.people import Cast, organization, region

pytestmark = pytest.mark.django_db


def test_only_listed_organizations_can_be_matched(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    setting.list_directly(cast.qiming, cast.ningbo_institute, listing="suspended")
    setting.offering_of(cast.haishi)
    setting.offering_of(cast.haishi, status="draft")
    setting.offering_of(cast.qiming)

    [found] = active_providers()

    assert (found.ref, found.region) == (cast.haishi.ref, "330200")
    assert found.practitioners == (cast.chen_yu_person.ref,)
    [offering] = found.offerings
    assert (offering.price_min_minor, offering.price_max_minor) == (
        3_000_000,
        6_000_000,
    )
    assert offering.regions == {"330200"}
    assert provider_is_active(cast.haishi.ref)
    assert not provider_is_active(cast.qiming.ref)


def test_an_offering_serves_what_lies_below_its_regions(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    setting.offering_of(cast.haishi)
    [offering] = active_providers()[0].offerings

    assert offering.serves([*region("330200").ancestor_codes, "330203"])
    assert not offering.serves(region("320500").ancestor_codes)
    assert not offering.serves(region("330000").ancestor_codes)


def test_ties_of_the_organization_and_its_people_come_with_it(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    Tie.objects.create(
        from_ref=cast.zhongheng.ref,
        to_ref=cast.chen_yu_person.ref,
        kind="employment",
        since=clock.today(),
        source_ref="AFF-X",
    )

    [found] = active_providers()

    # Chen Yu's employment at Haishi itself is no tie to anybody outside.
    assert [(t.own, t.other) for t in found.ties] == [
        (cast.chen_yu_person.ref, cast.zhongheng.ref)
    ]


def test_more_providers_cost_no_more_queries(cast: Cast) -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            active_providers()
        return len(queries)

    setting.list_directly(cast.haishi, cast.ningbo_institute)
    setting.offering_of(cast.haishi)
    before = count()
    for serial in range(10):
        firm = organization(f"机构{serial}", "", 700 + serial, "provider")
        setting.list_directly(firm, cast.ningbo_institute)
        setting.offering_of(firm)

    assert len(active_providers()) == 11
    assert count() == before == 7
