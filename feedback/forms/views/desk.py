"""Desk views of forms: state, languages side by side, versions and their changes; and the paper form."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.access import has_role, role_required
from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.i18n.fields import text
from cms.site_cache import office
from cms.web.paging import page_of
from feedback import access
from feedback.forms.forms import FormTranslationForm
from feedback.forms.frozen_forms import frozen_version
from feedback.forms.notice_titles import NOTICE_TITLES
from feedback.forms.paper import paper_sections
from feedback.forms.presenters import (
    asked_in,
    difference,
    form_rows,
    forms_on_desk,
    shares,
    version_rows,
    versions_of,
)
from feedback.forms.services import save_translation
from feedback.forms.translation_table import SideBySide, side_by_side
from feedback.models import NOTICE_ELEMENTS, Form
from feedback.reference_data.languages import language_name

readers = role_required(*access.MODERATE_ROLES)
translators = role_required(*access.TRANSLATE_ROLES)


@readers
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    page = page_of(request, forms_on_desk())
    context = {
        "page": page,
        "rows": form_rows(list(page)),
        "may_translate": has_role(request.user, *access.TRANSLATE_ROLES),
        "may_publish": has_role(request.user, *access.PUBLISH_ROLES),
    }
    return render(request, "feedback/forms/desk_forms.html", context)


# Languages --------------------------------------------------------------------------------------------------


@translators
def languages(request: HttpRequest, slug: str) -> HttpResponse:
    form = access.get_form(request.user, slug, *access.TRANSLATE_ROLES)
    language = _language(request)
    shown = side_by_side(form, language)
    if shown is None or shown.source_language == language:
        raise Http404
    words = FormTranslationForm(shown, language, request.POST if request.method == "POST" else None)
    if request.method == "POST" and words.is_valid():
        try:
            return _saved(request, form, language, words)
        except RuleBroken as error:
            return _languages(request, form, language, shown, words, refusal=error)
    return _languages(request, form, language, shown, words)


def _language(request: HttpRequest) -> str:
    """The requested language, or else the first that is not the site's default."""
    offered = [code for code, _name in settings.FORM_LANGUAGES]
    code = request.GET.get("to") or next(each for each in offered if each != settings.LANGUAGE_CODE)
    if code not in offered:
        raise Http404
    return code


def _saved(request: HttpRequest, form: Form, language: str, words: FormTranslationForm) -> HttpResponse:
    save_translation(
        actor=request.user,
        form=form,
        language=language,
        words=words.words(),
        still_right=words.still_right(),
    )
    messages.success(request, _("Saved. The public sees this text when the form is published again."))
    return redirect(f"{reverse('feedback:desk_form_languages', args=[form.slug])}?to={language}")


def _languages(
    request: HttpRequest,
    form: Form,
    language: str,
    shown: SideBySide,
    words: FormTranslationForm,
    *,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    versions = versions_of(form)[:1]
    context = {
        "record": form,
        "language": language,
        "language_name": language_name(language),
        "source_name": language_name(shown.source_language),
        "shown": shown,
        "form": words,
        "refusal": refusal,
        "offered": [pair for pair in settings.FORM_LANGUAGES if pair[0] != shown.source_language],
        "shares": shares(versions[0] if versions else None),
        "may_publish": has_role(request.user, *access.PUBLISH_ROLES),
    }
    status = 409 if refusal else 422 if words.errors else 200
    return render(request, "feedback/forms/desk_form_languages.html", context, status=status)


# Versions ---------------------------------------------------------------------------------------------------


@readers
@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    form = access.get_form(request.user, slug)
    rows = version_rows(versions_of(form))
    old, new = request.GET.get("from", ""), request.GET.get("to", "")
    if old.isdecimal() and new.isdecimal():
        return redirect("feedback:desk_form_difference", slug, *sorted((int(old), int(new))))
    context = {
        "record": form,
        "rows": rows,
        "asked_in": asked_in(rows),
        "numbers": sorted(row.version.number for row in rows),
        "may_translate": has_role(request.user, *access.TRANSLATE_ROLES),
    }
    return render(request, "feedback/forms/desk_form_versions.html", context)


@readers
@require_safe
def version_difference(request: HttpRequest, slug: str, old: int, new: int) -> HttpResponse:
    form = access.get_form(request.user, slug)
    before, after = access.get_versions(request.user, form, old, new)
    context = {"record": form, "old": before, "new": after, "difference": difference(before, after)}
    return render(request, "feedback/forms/desk_form_difference.html", context)


@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    form = access.get_public_form(slug)
    frozen = frozen_version(form.current_version_id, form.current_version_sha256)
    title = text(frozen.title)
    context = {
        "record": form,
        "title": title,
        "intro": text(frozen.intro),
        "sections": paper_sections(frozen),
        "notice": [(NOTICE_TITLES[element], text(frozen.notice.get(element))) for element in NOTICE_ELEMENTS],
        "version_number": frozen.number,
        "office": office(),
        "crumbs": [
            (_("Tools"), address("tools/")),
            (title, form.get_absolute_url()),
            (_("On paper"), ""),
        ],
    }
    return render(request, "feedback/forms/paper.html", context)
