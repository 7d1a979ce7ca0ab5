"""URLs of the baseline page: all middleware, and a one-word response."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("plain", lambda request: HttpResponse("ok"))]
