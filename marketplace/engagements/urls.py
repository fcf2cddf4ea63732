"""Addresses of engagements, milestones, certifications and reviews."""

from django.urls import path, re_path

from marketplace.engagements.views import certification, engagement, milestone, review

app_name = "engagements"
WHAT = "stage|nonconformity|closing|plan|result|later|contest"
urlpatterns = [
    path("engagements/", engagement.engagements, name="engagements"),
    path("engagements/<str:ref>/", engagement.engagement, name="engagement"),
    path("engagements/<str:ref>/contract/", engagement.contract, name="contract"),
    path("engagements/<str:ref>/shares/", engagement.shares, name="shares"),
    path("engagements/<str:ref>/ending/", engagement.ending, name="ending"),
    path(
        "engagements/<str:ref>/client-name/", engagement.client_name, name="client_name"
    ),
    path("engagements/<str:ref>/certification/", certification.apply, name="apply"),
    path("engagements/<str:ref>/review/", review.review, name="review"),
    path("milestones/<str:ref>/", milestone.milestone, name="milestone"),
    path("milestones/<str:ref>/deliver/", milestone.deliver, name="deliver"),
    path("milestones/<str:ref>/accept/", milestone.accept, name="accept"),
    path("milestones/<str:ref>/changes/", milestone.changes, name="changes"),
    path("milestones/<str:ref>/dispute/", milestone.dispute, name="dispute"),
    path("milestones/<str:ref>/payments/", milestone.pay, name="pay"),
    path("payments/<str:ref>/answer/", milestone.answer, name="answer_payment"),
    path("certifications/", certification.certifications, name="certifications"),
    path(
        "certifications/<str:ref>/", certification.certification, name="certification"
    ),
    re_path(
        rf"^certifications/(?P<ref>[A-Z0-9-]+)/(?P<what>{WHAT})/$",
        certification.record,
        name="record",
    ),
    re_path(
        r"^certifications/(?P<ref>[A-Z0-9-]+)/(?P<what>release|confirm|abandon)/$",
        certification.move,
        name="move",
    ),
    path("institute/certifications/<str:ref>/", certification.check, name="check"),
    path("reviews/<str:ref>/reply/", review.reply, name="reply"),
]
