"""The site with four more addresses that each go wrong in their own way."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse
from django.urls import path

from cms.urls import handler400, handler403, handler404, handler500, urlpatterns
from cms.web import public_post

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def boom(request) -> HttpResponse:
    raise RuntimeError("secret detail")


def refuse(request) -> HttpResponse:
    raise PermissionDenied


def garble(request) -> HttpResponse:
    raise SuspiciousOperation("secret detail")


urlpatterns = [
    path("boom/", boom),
    path("refuse/", refuse),
    path("garble/", garble),
    path("too-many/", public_post.too_many),
    *urlpatterns,
]
