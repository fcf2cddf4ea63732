"""A page asks for many names; the versions behind them are looked at once."""

import pytest
from django.http import HttpRequest, HttpResponse

from portal.reference import queries
from portal.reference.middleware import OneReading

pytestmark = pytest.mark.django_db


def many_names(request: HttpRequest) -> HttpResponse:
    for _ in range(3):
        queries.region_name("320500")
        queries.industries()
    return HttpResponse()


def test_a_request_looks_at_each_version_once(django_assert_num_queries) -> None:
    many_names(HttpRequest())  # the trees are in memory now

    with django_assert_num_queries(6):
        many_names(HttpRequest())
    with django_assert_num_queries(2):
        OneReading(many_names)(HttpRequest())
    with django_assert_num_queries(2):  # and the next request looks again
        OneReading(many_names)(HttpRequest())
