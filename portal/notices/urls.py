from django.urls import path

from portal.notices import views

app_name = "notices"
urlpatterns = [
    path("inbox/", views.show_inbox, name="inbox"),
    path("inbox/read/", views.mark, name="mark_read"),
]
