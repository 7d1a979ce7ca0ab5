"""Views for the moderation queue and for one comment."""

from collections.abc import Collection
from typing import Any

from django.core.paginator import Page
from django.db.models import Case, Count, Prefetch, Q, QuerySet, Subquery, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.paging import page_of_many, query_without_page
from feedback import access
from feedback.coding.presenters import codes_in_use
from feedback.models import Coding, Screen, Submission, SubmissionText
from feedback.moderation.forms import BulkForm, ModerateForm, QueueForm, waiting_comments
from feedback.moderation.presenters import facts_of, hint_of, waiting_ids
from feedback.saved_filters.selectors import filter_bar
from feedback.submissions.attributes import attributes_of
from feedback.submissions.passages import stretches
from feedback.submissions.presenters import answers_of

NEIGHBOURS = 4
staff = role_required(*access.MODERATE_ROLES)


def _queue() -> QuerySet[Submission]:
    texts = SubmissionText.objects.said().order_by("pk")
    return Submission.objects.select_related("form", "campaign").prefetch_related(
        Prefetch("texts", queryset=texts, to_attr="originals")
    )


@staff
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    return queue_page(request, BulkForm())


def queue_page(
    request: HttpRequest, bulk: BulkForm, *, refusal: RuleBroken | None = None, ticked: Collection[int] = ()
) -> HttpResponse:
    """Render the queue that the query string asks for; a refused bulk action keeps what was chosen (422)."""
    form = QueueForm(request.GET)
    page = _page(request, form.apply(Submission.objects.order_by("-submitted_at", "-pk")))
    filters = filter_bar(request, Screen.COMMENTS, form)
    bulk.offer_all(page.paginator, is_filtered=not filters.problems)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    context = {
        "form": form,
        "comments": page,
        "keep": query_without_page(request),
        "query": query,
        "bulk": bulk,
        "refusal": refusal,
        "ticked": ticked,
        "filters": filters,
        "may_code": access.may_code(request.user),
    } | _counts()
    status = 422 if refusal or bulk.errors else 200
    return render(request, "feedback/moderation/desk_comments.html", context, status=status)


def _page(request: HttpRequest, found: QuerySet[Submission]) -> Page:
    """Paginate ids first, so the database sorts integers, then load the rows of the page."""
    page = page_of_many(request, found.values_list("pk", flat=True))
    waits = Q(pk__in=waiting_comments())
    found = _queue().filter(pk__in=list(page.object_list)).annotate(waits=Case(When(waits, 1), default=0))
    rows = {each.pk: each for each in found}
    page.object_list = [rows[pk] for pk in page.object_list if pk in rows]
    return page


def _counts() -> dict[str, Any]:
    """How many comments are in each state, and how many wait for a look at personal information; one query."""
    waiting = waiting_comments().annotate(one=Value(1)).values("one")
    waiting = waiting.annotate(n=Count("text__submission", distinct=True)).values("n")
    rows = Submission.objects.order_by().values("state").annotate(n=Count("*"), waits=Subquery(waiting))
    found = {row["state"]: row for row in rows}
    where = reverse("feedback:desk_comments")
    states = [
        {"label": str(state.label), "cell": found.get(state, {}).get("n", 0), "url": f"{where}?state={state}"}
        for state in Submission.State
    ]
    return {"states": states, "private": max((row["waits"] or 0 for row in found.values()), default=0)}


@staff
@require_safe
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    submission = access.get_comment(request.user, pk)
    return render(request, "feedback/moderation/desk_comment.html", context_of(request, submission))


def context_of(request: HttpRequest, submission: Submission, **more: Any) -> dict[str, Any]:
    codings = Coding.objects.seen_by(request.user).select_related("code").order_by("start", "pk")
    found = submission.texts.current().prefetch_related(Prefetch("codings", queryset=codings))
    texts = sorted(found, key=lambda each: (each.role != SubmissionText.Role.ORIGINAL, each.pk))
    before = _queue().filter(pk__lt=submission.pk).order_by("-pk")[:NEIGHBOURS]
    after = _queue().filter(pk__gt=submission.pk).order_by("pk")[:NEIGHBOURS]
    may_code = access.may_code(request.user)
    book = access.codebook_of(submission.form) if may_code else None
    codes = codes_in_use(book)
    return {
        "comment": submission,
        "texts": [_context(text, {code.pk: code.number for code in codes}) for text in texts],
        "replaced": list(codings.filter(text__submission=submission, text__superseded_at__isnull=False)),
        "neighbours": [*reversed(before), submission, *after],
        "next": next(iter(after), None),
        "acts": list(submission.moderation.all()[:10]),
        "moderate": ModerateForm(label_suffix=""),
        "facts": facts_of(submission),
        "answers": answers_of(submission),
        "attributes": attributes_of([submission]).get(submission.pk, []),
        "files": list(submission.attachments.order_by("pk")),
        "hint": hint_of(submission),
        "waiting": len(waiting_ids([submission])),
        "may_code": may_code,
        "book": book,
        "codes": codes,
    } | more


def _context(text: SubmissionText, numbers: dict[int, int]) -> dict[str, Any]:
    codings = list(text.codings.all())
    for each in codings:
        each.code.number = numbers.get(each.code_id, 0)
    return {
        "text": text,
        "stretches": stretches(text.text, codings),
        "codings": codings,
        "is_coded_here": text.role in (SubmissionText.Role.ORIGINAL, SubmissionText.Role.TRANSCRIPT),
    }
