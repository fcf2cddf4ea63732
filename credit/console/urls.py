"""Addresses of the institute's overview pages."""

from django.urls import URLPattern, URLResolver, path

from credit.console import views

app_name = "console"
urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/", views.cases, name="cases"),
]
