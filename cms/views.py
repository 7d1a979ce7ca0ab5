"""The desk: the start page of staff."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.access import staff_required


@staff_required
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/desk_home.html")
