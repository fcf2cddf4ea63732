from django.urls import path

from portal.worklist import views

app_name = "worklist"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("work.csv", views.export, name="export"),
    path("work/<str:kind>/<str:ref>/take/", views.take, name="take"),
    path("work/<str:kind>/<str:ref>/release/", views.release, name="release"),
]
