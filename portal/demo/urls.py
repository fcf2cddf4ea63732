from django.urls import path

from portal.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.about, name="about"),
    path("demo/switch/", views.switch, name="switch"),
    path("demo/clock/", views.move_clock, name="clock"),
    path("demo/mails/", views.mails, name="mails"),
    path("demo/follow/", views.follow, name="follow"),
    path("demo/reset/", views.reset, name="reset"),
]
