"""A form to print, fill in by hand and send."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.components.menu import address
from cms.site_cache import office
from feedback import access
from feedback.forms.frozen_forms import frozen_version
from feedback.forms.localized_text import said
from feedback.forms.notice_titles import NOTICE_TITLES
from feedback.forms.paper import paper_sections
from feedback.models import NOTICE_ELEMENTS


@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    form = access.get_public_form(slug)
    frozen = frozen_version(form.current_version_id, form.current_version_sha256)
    title = said(frozen.title)
    context = {
        "record": form,
        "title": title,
        "intro": said(frozen.intro),
        "sections": paper_sections(frozen),
        "notice": [(NOTICE_TITLES[element], said(frozen.notice.get(element))) for element in NOTICE_ELEMENTS],
        "version_number": frozen.number,
        "office": office(),
        "crumbs": [
            (_("Tools"), address("tools/")),
            (title, form.get_absolute_url()),
            (_("On paper"), ""),
        ],
    }
    return render(request, "feedback/paper.html", context)
