"""Desk views of the privacy notice: the site's template, and one form's notice beside it (PRV-04)."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import role_required
from feedback import access
from feedback.forms.forms import NoticeForm
from feedback.forms.notice_template import notice_rows, save_notice
from feedback.models import NoticeTemplate
from feedback.reference_data.languages import language_name

editors = role_required(*access.TRANSLATE_ROLES)


@editors
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest) -> HttpResponse:
    language = _language(request)
    data = request.POST if request.method == "POST" else None
    form = NoticeForm(language, NoticeTemplate.words_in(language), data)
    if form.is_bound and form.is_valid():
        save_notice(actor=request.user, language=language, words=form.cleaned_data)
        messages.success(request, _("Saved. New forms start from this text; existing forms keep their own."))
        return redirect(f"{reverse('feedback:desk_notice')}?to={language}")
    context = _facts(language) | {"form": form}
    status = 422 if form.errors else 200
    return render(request, "feedback/forms/desk_notice.html", context, status=status)


@editors
@require_safe
def beside(request: HttpRequest, slug: str) -> HttpResponse:
    form = access.get_form(request.user, slug, *access.TRANSLATE_ROLES)
    language = _language(request)
    rows = notice_rows(form, language)
    if not rows:
        raise Http404
    differ = sum(row.state == "different" for row in rows)
    context = _facts(language) | {"record": form, "rows": rows, "differ": differ}
    return render(request, "feedback/forms/desk_form_notice.html", context)


def _language(request: HttpRequest) -> str:
    code = request.GET.get("to") or settings.LANGUAGE_CODE
    if code not in dict(settings.FORM_LANGUAGES):
        raise Http404
    return code


def _facts(language: str) -> dict:
    return {
        "language": language,
        "language_name": language_name(language),
        "offered": settings.FORM_LANGUAGES,
    }
