"""allauth's URLs, and the landing page after sign-in."""

from django.urls import include, path

from cms.users.views import landing

urlpatterns = [
    path("landing/", landing, name="account_landing"),
    path("", include("allauth.urls")),
]
