from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE = 20


def page_of(request: HttpRequest, rows, per_page: int = PER_PAGE) -> Page:
    """The requested page of a list; an invalid number gives the nearest page."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))
