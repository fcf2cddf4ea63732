from django.urls import path

from search import views

app_name = "search"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("organizations/", views.organizations, name="organizations"),
    path("practitioners/", views.practitioners, name="practitioners"),
    path("offerings/", views.offerings, name="offerings"),
]
