"""allauth, and the page people land on after signing in."""

from django.urls import include, path

from cms.users.views import landing

urlpatterns = [
    path("landing/", landing, name="account_landing"),
    path("", include("allauth.urls")),
]
