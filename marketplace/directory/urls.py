"""Addresses: own pages under my/, the institute's under institute/, public ones bare."""

from django.urls import path

from marketplace.directory.views import (
    console,
    listings,
    offerings,
    practice,
    provider,
    public,
)

app_name = "directory"
OWN = "my/organizations/<str:ref>"
VETTING = "institute/vetting/<str:ref>"
urlpatterns = [
    path("organizations/<str:ref>/", public.organization, name="organization"),
    path("practitioners/<str:ref>/", public.practitioner, name="practitioner"),
    path("public-notices/", public.notices, name="notices"),
    path("public-notices/<str:ref>/object/", public.object_to, name="object_to"),
    path(f"{OWN}/listing/", provider.tasks, name="tasks"),
    path(f"{OWN}/listing/apply/", provider.apply, name="apply"),
    path(f"{OWN}/description/", provider.describe, name="describe"),
    path(f"{OWN}/people/", provider.people, name="people"),
    path(f"{OWN}/code-of-conduct/", provider.sign_code, name="sign_code"),
    path(f"{OWN}/profile/", provider.enterprise, name="enterprise"),
    path(f"{OWN}/offerings/", offerings.offerings, name="offerings"),
    path(f"{OWN}/offerings/new/", offerings.new_offering, name="new_offering"),
    path("my/offerings/<str:ref>/", offerings.edit_offering, name="edit_offering"),
    path("my/offerings/<str:ref>/publish/", offerings.publish, name="publish"),
    path("my/offerings/<str:ref>/withdraw/", offerings.withdraw, name="withdraw"),
    path("my/applications/<str:ref>/", provider.application, name="application"),
    path(
        "my/applications/<str:ref>/withdraw/",
        provider.withdraw_application,
        name="withdraw_application",
    ),
    path("my/affiliations/<str:ref>/end/", provider.end_staff, name="end_affiliation"),
    path("my/transfers/<str:ref>/", practice.transfer, name="transfer"),
    path("my/practice/", practice.practice, name="practice"),
    path("my/practice/consent/", practice.consent, name="consent"),
    path("my/licences/<str:ref>/remove/", practice.drop_licence, name="remove_licence"),
    path("invitations/<str:ref>/", practice.invitation, name="invitation"),
    path("invitations/<str:ref>/decline/", practice.decline, name="decline"),
    path(f"{VETTING}/", console.vetting, name="vetting"),
    path(f"{VETTING}/take-up/", console.take_up, name="take_up"),
    path(f"{VETTING}/lines/<int:line_id>/", console.line, name="check_line"),
    path(f"{VETTING}/return/", console.return_case, name="return_vetting"),
    path(f"{VETTING}/propose/", console.propose, name="propose_vetting"),
    path(f"{VETTING}/decide/", console.decide, name="decide_vetting"),
    path(
        f"{VETTING}/objections/<str:objection>/",
        console.answer,
        name="answer_objection",
    ),
    path("institute/listings/", listings.listings, name="listings"),
    path("institute/listings/<str:ref>/", listings.listing, name="listing"),
    path("institute/measures/<str:ref>/", listings.measure, name="measure"),
    path("institute/bodies/", listings.bodies, name="bodies"),
    path("institute/bodies/<str:ref>/", listings.admission, name="admission"),
]
