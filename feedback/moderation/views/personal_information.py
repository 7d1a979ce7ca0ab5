"""Views for passages that may identify a person: the waiting list, and one comment's passages (PRV-08)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.db.models import Count, Min, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cms.access import role_required
from cms.cleaning import whole_number
from cms.exceptions import RuleBroken
from cms.web.paging import page_of
from feedback import access
from feedback.models import PrivatePassage, Submission, SubmissionText
from feedback.moderation.forms import MarkForm, waiting_comments
from feedback.moderation.personal_information import decide_passages, mark_text
from feedback.moderation.redacted_text import kind_name
from feedback.submissions.passages import sentences

staff = role_required(*access.MODERATE_ROLES)
State = PrivatePassage.State
PREFIX = "passage-"


@staff
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    waits = Q(
        texts__private_passages__state=State.WAITING,
        texts__superseded_at=None,
    )
    found = Submission.objects.filter(pk__in=waiting_comments()).select_related("form")
    found = found.annotate(count=Count("texts__private_passages", filter=waits)).order_by(
        "submitted_at", "pk"
    )
    page = page_of(request, found)
    kinds = PrivatePassage.objects.filter(state=State.WAITING, text__superseded_at=None)
    by_kind = kinds.exclude(text__submission__state=Submission.State.WITHDRAWN).order_by()
    counts = by_kind.values_list("kind").annotate(n=Count("pk"), first=Min("pk")).order_by("-n", "kind")
    rows = [{"label": kind_name(kind).capitalize(), "cell": n} for kind, n, _first in counts]
    return render(request, "feedback/moderation/desk_privates.html", {"comments": page, "kinds": rows})


@staff
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    return _screen(request, access.get_comment(request.user, pk))


@staff
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide each passage separately, or all at once with one button."""
    submission = access.get_comment(request.user, pk)
    everything = request.POST.get("all", "")
    if everything:
        waiting = _passages(submission).filter(state=State.WAITING)
        decisions = dict.fromkeys(waiting.values_list("pk", flat=True), everything)
    else:
        decisions = _chosen(request)
    if not decisions:
        error = RuleBroken(_("Choose what to do with at least one passage."))
        return _screen(request, submission, refusal=error, status=422)
    try:
        count = decide_passages(actor=request.user, submission=submission, decisions=decisions)
    except RuleBroken as error:
        if error.rule == "R08":
            raise Http404 from error
        return _screen(request, submission, refusal=error, status=422)
    messages.success(
        request,
        ngettext("Decision saved for %(n)s passage.", "Decisions saved for %(n)s passages.", count)
        % {"n": count},
    )
    return redirect(reverse("feedback:desk_private_one", args=[pk]))


def _chosen(request: HttpRequest) -> dict[int, str]:
    found = {}
    for name, value in request.POST.items():
        number = name.removeprefix(PREFIX)
        if name.startswith(PREFIX) and value:
            if (passage := whole_number(number)) is None:
                raise Http404
            found[passage] = str(value)
    return found


@staff
@require_POST
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    submission = access.get_comment(request.user, pk)
    text = access.get_current_text(request.user, submission, request.POST.get("text"))
    form = MarkForm(request.POST, sentences=_sentences(text), auto_id=f"{text.pk}-%s")
    if not form.is_valid():
        return _screen(request, submission, form=form, status=422)
    facts = {"text": text, "words": form.cleaned_data["words"], "spans": form.spans()}
    try:
        count = mark_text(actor=request.user, submission=submission, **facts)
    except RuleBroken as error:
        return _screen(request, submission, form=form, refusal=error, status=422)
    done = ngettext("Redacted in %(n)s place.", "Redacted in %(n)s places.", count)
    messages.success(request, done % {"n": count})
    return redirect(reverse("feedback:desk_private_one", args=[pk]))


def _passages(submission: Submission) -> Any:
    return PrivatePassage.objects.filter(text__submission=submission, text__superseded_at=None)


def _sentences(text: SubmissionText) -> list[tuple[str, str]]:
    return [(f"{start}-{end}", text.text[start:end]) for start, end in sentences(text.text)]


def _screen(
    request: HttpRequest,
    submission: Submission,
    *,
    form: MarkForm | None = None,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    texts = list(submission.texts.current().prefetch_related("private_passages").order_by("pk"))
    made = [each for each in texts if each.role == SubmissionText.Role.REDACTION]
    redactions = {each.of_id: each for each in made}
    chosen = request.POST if refusal else {}
    shown = [_context(each, redactions, form, chosen) for each in texts if each not in made]
    waiting = [mark for each in shown for mark in each["marks"] if mark.state == State.WAITING]
    following = Submission.objects.filter(pk__in=waiting_comments()).exclude(pk=submission.pk)
    context = {
        "comment": submission,
        "texts": shown,
        "waiting": len(waiting),
        "next": following.order_by("submitted_at", "pk").first(),
        "refusal": refusal,
        "refused_text": _refused_text(request, shown),
    }
    return render(request, "feedback/moderation/desk_private.html", context, status=status)


def _refused_text(request: HttpRequest, shown: list[dict[str, Any]]) -> int | None:
    """The text beside whose form the refusal stands; None if its form is no longer on the page."""
    sent = request.POST.get("text")
    with_form = [each["text"].pk for each in shown if each["marks"] or each["form"].is_bound]
    return next((pk for pk in with_form if str(pk) == sent), None)


def _context(
    text: SubmissionText, redactions: dict, form: MarkForm | None, chosen: Mapping[str, str]
) -> dict[str, Any]:
    """``chosen``: what was refused, by the name of its field; it stays chosen."""
    marks: list[Any] = list(text.private_passages.all())
    for mark in marks:
        mark.words = text.text[mark.start : mark.end]
        mark.kind_name = kind_name(mark.kind)
        mark.choice = chosen.get(f"{PREFIX}{mark.pk}", mark.state)
    mine = form if form and form.data.get("text") == str(text.pk) else None
    return {
        "text": text,
        "marks": marks,
        "pieces": pieces(text.text, marks),
        "redaction": redactions.get(text.pk),
        "form": mine
        or MarkForm(sentences=_sentences(text), initial={"text": text.pk}, auto_id=f"{text.pk}-%s"),
    }


def pieces(words: str, marks: Iterable[Any]) -> list[dict[str, Any]]:
    """Split the text into marked and unmarked pieces; a mark is labeled where it ends."""
    found = list(marks)
    marks_at = {place for each in found for place in (each.start, each.end) if place < len(words)}
    edges = sorted({0, len(words), *marks_at})
    return [
        {
            "words": words[start:end],
            "marks": [each for each in found if each.start <= start and end <= each.end],
            "ends": [each for each in found if each.end == end],
        }
        for start, end in zip(edges, edges[1:], strict=False)
    ]
