from django.urls import path

from portal.accounts.views import console, desk, members, organizations

app_name = "accounts"
urlpatterns = [
    path("desk/", desk.home, name="home"),
    path("my/profile/", desk.profile, name="profile"),
    path("my/data/", desk.export, name="export"),
    path("register/organization/", organizations.register, name="register"),
    path("join/<str:ref>/", organizations.join, name="join"),
    path("contest/<str:ref>/", organizations.contest, name="contest"),
    path(
        "my/organizations/<str:ref>/", organizations.organization, name="organization"
    ),
    path(
        "my/organizations/<str:ref>/authority/", organizations.hand_in, name="hand_in"
    ),
    path("my/organizations/<str:ref>/members/", members.members, name="members"),
    path("my/organizations/<str:ref>/leave/", members.leave, name="leave"),
    path("my/joins/<str:ref>/", members.join_answer, name="join_answer"),
    path("my/invitations/<str:ref>/", members.invitation, name="invitation"),
    path("institute/authority/<str:ref>/", console.authority, name="authority"),
    path("institute/accounts/<str:ref>/", console.contest_case, name="contest_case"),
    path(
        "institute/accounts/<str:ref>/decision/",
        console.contest_decision,
        name="contest_decision",
    ),
]
