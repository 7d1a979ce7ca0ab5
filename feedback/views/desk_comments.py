"""The moderation queue, and one comment: decide on it, and code it (picture 10)."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.paging import page_of
from feedback import access, services
from feedback.forms.desk import CodeForm, FilterForm, ModerateForm
from feedback.models import Coding, Submission, SubmissionText
from feedback.passages import sentences, stretches

NEIGHBOURS = 4
staff = role_required(*access.MODERATE_ROLES)
coders = role_required(*access.CODE_ROLES)


def _queue() -> QuerySet[Submission]:
    texts = SubmissionText.objects.filter(role=SubmissionText.Role.ORIGINAL).order_by("pk")
    return Submission.objects.select_related("form").prefetch_related(
        Prefetch("texts", queryset=texts, to_attr="originals")
    )


@staff
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    page = page_of(request, form.apply(_queue().order_by("-submitted_at", "-pk")))
    keep = request.GET.copy()
    keep.pop("page", None)
    context = {"form": form, "comments": page, "keep": keep.urlencode()}
    return render(request, "feedback/desk_comments.html", context)


@staff
@require_safe
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    submission = access.get_comment(request.user, pk)
    return render(request, "feedback/desk_comment.html", _context(request, submission))


def _context(request: HttpRequest, submission: Submission) -> dict[str, Any]:
    codings = Coding.objects.select_related("code").order_by("start", "pk")
    texts = list(submission.texts.prefetch_related(Prefetch("codings", queryset=codings)).order_by("pk"))
    before = _queue().filter(pk__lt=submission.pk).order_by("-pk")[:NEIGHBOURS]
    after = _queue().filter(pk__gt=submission.pk).order_by("pk")[:NEIGHBOURS]
    may_code = access.may_code(request.user)
    book = access.current_codebook() if may_code else None
    return {
        "comment": submission,
        "texts": [_shown(text) for text in texts],
        "neighbours": [*reversed(before), submission, *after],
        "next": next(iter(after), None),
        "acts": list(submission.moderation.all()[:10]),
        "moderate": ModerateForm(label_suffix=""),
        "may_code": may_code,
        "book": book,
        "codes": list(book.codes.filter(status="active")) if book else [],
        "stances": Coding.Stance.choices,
    }


def _shown(text: SubmissionText) -> dict[str, Any]:
    codings = list(text.codings.all())
    return {
        "text": text,
        "stretches": stretches(text.text, codings),
        "codings": codings,
        "sentences": [(f"{start}-{end}", text.text[start:end]) for start, end in sentences(text.text)],
        "is_coded_here": text.role != SubmissionText.Role.TRANSLATION,
    }


@staff
@require_POST
def moderate(request: HttpRequest, pk: int) -> HttpResponse:
    submission = access.get_comment(request.user, pk)
    form = ModerateForm(request.POST)
    if form.is_valid():
        _do(
            request,
            _("Saved."),
            lambda: services.moderate(actor=request.user, submission=submission, **form.cleaned_data),
        )
    else:
        messages.error(request, _("That is not one of the choices."))
    return redirect(reverse("feedback:desk_comment", args=[pk]))


@coders
@require_POST
def code(request: HttpRequest, pk: int) -> HttpResponse:
    submission = access.get_comment(request.user, pk)
    text = access.get_text(request.user, submission, request.POST.get("text"))
    form = CodeForm(request.POST, spans=sentences(text.text))
    if not form.is_valid():
        messages.error(request, _("Choose a code and at least one sentence."))
        return redirect(reverse("feedback:desk_comment", args=[pk]))
    values = form.cleaned_data
    chosen = access.get_code(request.user, values["code"])
    start, end = values["span"]
    facts = {"text": text, "code": chosen, "start": start, "end": end}
    facts |= {"stance": values["stance"], "note": values["note"]}
    _do(
        request,
        _("Coded: %(code)s") % {"code": chosen},
        lambda: services.add_coding(actor=request.user, **facts),
    )
    return redirect(reverse("feedback:desk_comment", args=[pk]))


@coders
@require_POST
def uncode(request: HttpRequest, pk: int, coding: int) -> HttpResponse:
    submission = access.get_comment(request.user, pk)
    found = access.get_coding(request.user, submission, coding)
    _do(request, _("Taken away."), lambda: services.remove_coding(actor=request.user, coding=found))
    return redirect(reverse("feedback:desk_comment", args=[pk]))


def _do(request: HttpRequest, done: str, act: Any) -> None:
    try:
        act()
    except RuleBroken as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
