"""Desk views of conditions: the questions of a form's draft, and what one of them depends on, chosen in two steps."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.i18n.fields import text
from feedback import access
from feedback.forms.conditions import sources_of
from feedback.forms.forms import AnswersForm, SourceForm
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.forms.page_conditions import condition_rows, draft_of, set_condition
from feedback.models import FeedbackFormPage, Form

editors = role_required(*access.TRANSLATE_ROLES)


@editors
@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    form = access.get_form(request.user, slug, *access.TRANSLATE_ROLES)
    page, draft = _draft(form)
    context = {"record": form, "page": page, "rows": condition_rows(draft)}
    return render(request, "feedback/forms/desk_form_conditions.html", context)


@editors
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Step 1 chooses the question by its address, ``?after=``; step 2 its answers, which are posted."""
    form = access.get_form(request.user, slug, *access.TRANSLATE_ROLES)
    _page, draft = _draft(form)
    question = draft.question(name)
    if question is None:
        raise Http404
    if request.method == "POST" and request.POST.get("do") == "everyone":
        return _saved(request, form, question, "", [])
    return _steps(request, form, draft, question)


def _draft(form: Form) -> tuple[FeedbackFormPage, FrozenForm]:
    found = draft_of(form)
    if found is None:
        raise Http404
    return found


def _steps(request: HttpRequest, form: Form, draft: FrozenForm, question: FrozenQuestion) -> HttpResponse:
    sources = sources_of(question, draft)
    after = request.GET.get("after") or question.condition.get("question", "")
    source = next((each for each in sources if each.key == after), None)
    data = request.POST if request.method == "POST" else None
    chosen = AnswersForm(source, question.condition, data) if source else None
    if data is not None and source and chosen and chosen.is_valid():
        values = chosen.cleaned_data
        return _saved(
            request, form, question, source.key, values["choices"], is_not=values["is_not"] == "is_not"
        )
    asked = request.GET if "after" in request.GET or data is not None else None
    first = SourceForm(sources, asked, after)
    is_wrong = (asked is not None and not first.is_valid()) or bool(chosen and chosen.errors)
    return _screen(request, form, question, first, chosen, status=422 if is_wrong else 200)


def _saved(
    request: HttpRequest,
    form: Form,
    question: FrozenQuestion,
    source: str,
    choices: list[str],
    *,
    is_not: bool = False,
) -> HttpResponse:
    try:
        set_condition(
            actor=request.user, form=form, key=question.key, source=source, choices=choices, is_not=is_not
        )
    except RuleBroken as refusal:
        return _screen(request, form, question, None, None, refusal=refusal, status=409)
    messages.success(request, _("Saved in the draft. The public sees it when the form is published again."))
    return redirect("feedback:desk_form_conditions", form.slug)


def _screen(
    request: HttpRequest,
    form: Form,
    question: FrozenQuestion,
    first: SourceForm | None,
    chosen: AnswersForm | None,
    *,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "record": form,
        "question": question,
        "label": text(question.label),
        "first": first,
        "chosen": chosen,
        "refusal": refusal,
    }
    return render(request, "feedback/forms/desk_form_condition.html", context, status=status)
