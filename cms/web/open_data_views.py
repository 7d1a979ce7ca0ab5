"""The view of the open data index."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.feeds import MOST_ENTRIES
from cms.web import open_data


def index(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/api.html", {"sources": open_data.sources(), "most": MOST_ENTRIES})
