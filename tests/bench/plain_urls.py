"""The least a page can cost here: every middleware, and one word."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("plain", lambda request: HttpResponse("ok"))]
