"""Search the public pages in the reader's language (W01: live, and public)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wagtail.models import Locale, Page

from cms.cleaning import clean_text
from cms.search.normalize import fold_query
from cms.web.paging import page_of

LONGEST = 100


def search(request: HttpRequest) -> HttpResponse:
    query = clean_text(request.GET.get("q", ""))[:LONGEST]
    results = None
    if query:
        pages = Page.objects.live().public().filter(locale=Locale.get_active()).exclude(depth=2)
        folded = fold_query(query)
        results = page_of(request, pages.search(folded, operator="and") if folded else [])
    return render(request, "cms/search.html", {"query": query, "results": results})
