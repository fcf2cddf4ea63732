from django.urls import URLPattern, URLResolver

app_name = "credit_publish"
urlpatterns: list[URLPattern | URLResolver] = []
