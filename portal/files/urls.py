from django.urls import path

from portal.files import views

app_name = "files"
urlpatterns = [path("files/<str:ref>/", views.download, name="download")]
