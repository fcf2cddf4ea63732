"""The public pages of credit: a party's events, two dates compared, how it works."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from credit.evaluate import versions
from credit.evaluate.queries import rulebooks
from credit.publish import pages, tables
from credit.publish.caching import revalidated
from credit.publish.compare import compare as compare_dates
from credit.publish.forms import CompareForm
from credit.publish.methodology import methodology as read_methodology
from portal.kernel import clock
from portal.parties import queries as parties


@revalidated
def events(request: HttpRequest, ref: str) -> HttpResponse:
    party = parties.party(ref)
    _loaded, standing = pages.published_standing(ref)
    context = {"party": party, "standing": pages.page(standing)}
    return render(request, "credit_publish/events.html", context)


@revalidated
def events_csv(request: HttpRequest, ref: str) -> HttpResponse:
    parties.party(ref)
    _loaded, standing = pages.published_standing(ref)
    response = HttpResponse(
        tables.as_csv(standing), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="credit-{ref}.csv"'
    return response


@revalidated
def compare(request: HttpRequest, ref: str) -> HttpResponse:
    party = parties.party(ref)
    loaded, standing = pages.published_standing(ref)
    form = CompareForm(request.GET or None)
    comparison = None
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        comparison = compare_dates(loaded, standing, values["earlier"], values["later"])
    context = {"party": party, "form": form, "comparison": comparison}
    status = 422 if form.is_bound and comparison is None else 200
    return render(request, "credit_publish/compare.html", context, status=status)


@revalidated
def methodology(request: HttpRequest) -> HttpResponse:
    rulebook = versions.load().rulebook(clock.now())
    context = {"how": read_methodology(rulebook), "versions": rulebooks()}
    return render(request, "credit_publish/methodology.html", context)


@revalidated
def rulebook(request: HttpRequest, version: str) -> HttpResponse:
    book = versions.load().rulebook(clock.now(), version)
    response = HttpResponse(book.text, content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rulebook-{version}.toml"'
    return response
