import json

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from marketplace.directory import api
from portal.kernel.errors import NotFound
from tests.marketplace.directory import setting
from tests.people import Cast, organization

pytestmark = pytest.mark.django_db


def get(view: object, **params: object) -> dict:
    return json.loads(view(RequestFactory().get("/"), **params).content)


def test_programs_read_listed_organizations_by_ref(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    setting.list_directly(cast.qiming, cast.ningbo_institute, listing="removed")
    setting.offering_of(cast.haishi)

    page = get(api.list_organizations, after="")

    assert page["next"] == ""
    [item] = page["items"]
    assert (item["ref"], item["listing"]) == (cast.haishi.ref, "active")
    assert item["service_kinds"] == ["consulting"]
    assert (item["price_min_minor"], item["price_max_minor"]) == (3_000_000, 6_000_000)
    assert item["credit"]["grade"] is None
    with pytest.raises(NotFound):
        get(api.get_organization, ref=cast.qiming.ref)


def test_offerings_of_a_suspended_organization_are_not_served(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute, listing="suspended")
    offering = setting.offering_of(cast.haishi)

    assert get(api.list_offerings, after="", organization="")["items"] == []
    with pytest.raises(NotFound):
        get(api.get_offering, ref=offering.ref)


def test_an_offering_names_codes_only(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    offering = setting.offering_of(cast.haishi)

    found = get(api.get_offering, ref=offering.ref)

    assert found["organization"] == cast.haishi.ref
    assert (found["regions"], found["free_from"]) == (["330200"], "2026-12-01")


def test_the_same_content_is_not_sent_twice(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    offering = setting.offering_of(cast.haishi)
    first = api.get_offering(RequestFactory().get("/"), ref=offering.ref)

    again = api.get_offering(
        RequestFactory().get("/", HTTP_IF_NONE_MATCH=first["ETag"]), ref=offering.ref
    )

    assert again.status_code == 304


def test_pages_follow_each_other_by_cursor(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "LIMIT", 2)
    refs = []
    for serial in range(3):
        firm = organization(f"机构{serial}", "", 820 + serial, "provider")
        setting.list_directly(firm, cast.ningbo_institute)
        refs.append(firm.ref)

    first = get(api.list_organizations, after="")
    second = get(api.list_organizations, after=first["next"])

    read = [item["ref"] for item in first["items"] + second["items"]]
    assert (read, second["next"]) == (sorted(refs), "")


def test_more_organizations_cost_no_more_queries(cast: Cast) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            get(api.list_organizations, after="")
        return len(queries)

    setting.list_directly(cast.haishi, cast.ningbo_institute)
    before = count()
    for serial in range(10):
        firm = organization(f"机构{serial}", "", 830 + serial, "provider")
        setting.list_directly(firm, cast.ningbo_institute)
        setting.offering_of(firm)

    assert count() == before
