from django.urls import path

from credit.publish import review_views, views

app_name = "credit_publish"
urlpatterns = [
    path("credit/how-it-works/", views.methodology, name="methodology"),
    path("credit/rulebooks/<str:version>.toml", views.rulebook, name="rulebook"),
    path("credit/<str:ref>/", views.events, name="events"),
    path("credit/<str:ref>/events.csv", views.events_csv, name="events_csv"),
    path("credit/<str:ref>/compare/", views.compare, name="compare"),
    path("institute/scores/<str:ref>/", review_views.review, name="review"),
]
