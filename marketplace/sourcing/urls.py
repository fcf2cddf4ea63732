from django.urls import path

from marketplace.sourcing.views import find, proposals, requests

app_name = "sourcing"
urlpatterns = [
    path("find/", find.find, name="find"),
    path("find/matches/", find.matches, name="matches"),
    path("find/details/", find.details, name="details"),
    path("find/check/<str:token>/", find.check, name="check"),
    path("find/weights/<int:version>/", find.weights, name="weights"),
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", requests.new, name="new"),
    path("requests/publish/<str:token>/", requests.publish, name="publish"),
    path("requests/<str:ref>/", requests.request_page, name="request"),
    path("requests/<str:ref>/invite/", requests.invite, name="invite"),
    path("requests/<str:ref>/questions/", requests.ask, name="ask"),
    path(
        "requests/<str:ref>/questions/<int:question>/", requests.answer, name="answer"
    ),
    path("requests/<str:ref>/cancel/", requests.cancel, name="cancel"),
    path("requests/<str:ref>/propose/", proposals.propose, name="propose"),
    path("proposals/<str:ref>/", proposals.proposal, name="proposal"),
    path("proposals/<str:ref>/submit/", proposals.submit, name="submit"),
    path("proposals/<str:ref>/withdraw/", proposals.withdraw, name="withdraw"),
    path("proposals/<str:ref>/award/", proposals.award, name="award"),
]
