"""A feedback form: shown and taken at one address, from its frozen version. No account, no cookie, no session."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.onetime import receipt_code
from cms.translated import text
from cms.views.public import public_post
from feedback import access, services
from feedback.exceptions import FormClosed, KeyUsedTwice
from feedback.forms.answers import AnswerForm
from feedback.frozen import FrozenForm, frozen_version
from feedback.models import NOTICE_ELEMENTS, Form


class SeeOther(HttpResponseRedirect):
    status_code = 303


@public_post
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    form = access.get_public_form(slug)
    frozen = frozen_version(form.current_version_id, form.current_version_sha256)
    if request.method != "POST":
        asked = AnswerForm(frozen, slug) if form.is_open else None
        return _page(request, form, frozen, asked)
    asked = AnswerForm(frozen, slug, request.POST)
    if not asked.is_valid():
        return _page(request, form, frozen, asked, status=422)
    try:
        made = services.submit(
            form=form, version_id=frozen.version_id, nonce=asked.nonce, words=asked.words(), actor=None
        )
    except (FormClosed, KeyUsedTwice) as error:
        asked.renew_key()
        return _page(request, form, frozen, asked, refusal=error, status=409)
    return SeeOther(reverse("feedback:receipt", args=[receipt_code(made.key)]))


def _page(
    request: HttpRequest,
    form: Form,
    frozen: FrozenForm,
    asked: AnswerForm | None,
    *,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    context = form_context(form, frozen, asked) | {"refusal": refusal}
    response = render(request, "feedback/form.html", context, status=status)
    add_never_cache_headers(response)
    return response


def form_context(form: Form, frozen: FrozenForm, asked: AnswerForm | None) -> dict:
    count = sum(question.kind != "consent" for question in frozen.questions)
    title = text(frozen.title)
    return {
        "record": form,
        "form": asked,
        "title": title,
        "intro": text(frozen.intro),
        "question_count": count,
        "minutes": max(1, count),
        "any_needed": any(question.required for question in frozen.questions),
        "notice": [(NOTICE_TITLES[element], text(frozen.notice.get(element))) for element in NOTICE_ELEMENTS],
        "version_number": frozen.number,
        "crumbs": [(_("Tools"), address("tools/")), (title, "")],
    }


def _titles() -> dict:
    from django.utils.translation import gettext_lazy as lazy

    return {
        "agency": lazy("Who asks"),
        "official": lazy("Who is responsible"),
        "authority": lazy("Which law allows it"),
        "voluntary": lazy("What you must give"),
        "consequences": lazy("What happens if you do not"),
        "purposes": lazy("What it is for"),
        "disclosures": lazy("Who may get it"),
        "access": lazy("Your rights"),
    }


NOTICE_TITLES = _titles()
