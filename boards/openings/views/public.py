"""The public page of a job opening. It stays at its address when the opening is closed, not to be indexed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards.openings import access
from boards.openings.presenters import opening_page
from cms.components.menu import address
from cms.i18n.fields import text


@require_safe
def opening(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_public_opening(slug)
    crumbs = [(_("Notices of the Office"), address("notices/")), (text(found.title), "")]
    return render(request, "boards/openings/opening.html", opening_page(found) | {"crumbs": crumbs})
