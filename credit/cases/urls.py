"""Addresses of cases. Refs only; the institute's pages stand under /institute/."""

from django.urls import URLPattern, URLResolver, path

from credit.cases.views import events, institute, parties, public

app_name = "cases"
urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/", public.decided_cases, name="published"),
    path("cases/decisions/<ref>/", public.decided_case, name="published_decision"),
    path("cases/mine/", parties.cases, name="cases"),
    path("cases/new/", parties.file, name="file_complaint"),
    path("cases/complain/", public.complain, name="complain"),
    path("cases/tip-off/", public.tip_off, name="tip_off"),
    path("cases/tip-off/receipt/", public.tip_receipt, name="tip_receipt"),
    path("cases/records/", events.records, name="records"),
    path("cases/records/<event_ref>/object/", events.object_to, name="object"),
    path("cases/records/<event_ref>/repair/", events.repair, name="request_repair"),
    path("cases/records/<event_ref>/statement/", events.state, name="state"),
    path("cases/reviews/<ref>/", events.review, name="review"),
    path("cases/reviews/<ref>/<slug>/", events.review_step, name="review_step"),
    path("cases/<ref>/", parties.case, name="case"),
    path("cases/<ref>/<slug>/", parties.step, name="step"),
    path("institute/cases/<ref>/", institute.case, name="institute_case"),
    path("institute/cases/<ref>/<slug>/", institute.step, name="institute_step"),
    path("institute/reviews/<ref>/", institute.review, name="institute_review"),
    path(
        "institute/reviews/<ref>/<slug>/",
        institute.review_step,
        name="institute_review_step",
    ),
    path("institute/tip-offs/<ref>/", institute.tip, name="institute_tip"),
    path(
        "institute/tip-offs/<ref>/<slug>/",
        institute.tip_step,
        name="institute_tip_step",
    ),
]
