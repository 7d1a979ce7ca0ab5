"""Request, compute, accept and reject code suggestions. None counts until a person accepts it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.jobs import queue
from cms.records.history import Actor, actor_label, record
from feedback import access
from feedback.coding.books import scope_around
from feedback.coding.code_tree import target_of
from feedback.coding.machine_runs import start_run
from feedback.coding.nearest_passages import (
    LEAST_ALIKE,
    MOST_OF_A_TEXT,
    NEAREST,
    Found,
    Neighbours,
    Span,
    spans_of,
)
from feedback.coding.services import READ, add_coding
from feedback.coding.suggestion_presenters import GONE, waiting_for
from feedback.coding.suggestion_quality import measure
from feedback.coding.tokens import group_of
from feedback.exceptions import NotPossibleNow
from feedback.models import (
    Code,
    Codebook,
    Coding,
    CodingTask,
    Form,
    SubmissionText,
    Suggestion,
    SuggestionRun,
)

__all__ = ["accept_suggestion", "reject_suggestion", "start_suggestions", "suggest", "waiting_for"]

HANDLER = "feedback.suggest"
FEWEST_PASSAGES = 5
MOST_LEARNED, MOST_PASSAGES = 20_000, 5_000  # in total; per language
MOST_TEXTS = 20_000
STEP = 500
RUNNING = _("A run is in progress. Wait until it is done, or stop it.")


@transaction.atomic
def start_suggestions(
    *, actor: Actor, form: Form | None = None, book: Codebook | None = None
) -> SuggestionRun:
    """Start a background job for one form, or for all forms of a codebook (the shared one unless given).

    ``NotPossibleNow`` while a run is under way or with fewer than 5 coded passages.
    """
    access.require(actor, *access.CODE_ROLES)
    book = access.codebook_of(form) if form or book is None else book
    if book is None:
        raise NotPossibleNow(_("No codebook is in use."), rule="PAR-03")
    if (
        Coding.objects.current().settled().filter(code__codebook=book)[:FEWEST_PASSAGES].count()
        < FEWEST_PASSAGES
    ):
        raise NotPossibleNow(
            _("Code at least %(number)s passages first. Suggestions are based on them.")
            % {"number": FEWEST_PASSAGES}
        )
    facts: dict[str, Any] = {"codebook_version": book.version, "busy": RUNNING}
    return start_run(SuggestionRun, HANDLER, actor=actor, form=form, book=book, **facts)


def suggest(*, run: SuggestionRun, running: queue.RunningJob) -> int:
    """Compute suggestions and save them all at once, so a stopped run saves nothing. Returns how many are new."""
    if run.is_done:
        return run.made
    texts = list(
        unread(run.form, run.codebook)[:MOST_TEXTS].values_list(
            "pk", "text", "language", "submission__campaign"
        )
    )
    passages = _learned(run)
    sents: dict[str, list] = defaultdict(list)
    letters: set[int] = set()
    for pk, text, language, campaign in texts:
        if campaign is None or campaign not in letters:  # one letter per campaign is enough
            letters |= {campaign} - {None}
            group = group_of(language)
            sents[group] += spans_of(pk, text, group)
    found: list[Found] = []
    done, total = 0, sum(map(len, sents.values())) + 1
    running.progress(done, total)
    for group in sorted(sents.keys() & passages.keys()):
        model = Neighbours(group, passages[group], sents[group])
        for first in range(0, len(sents[group]), STEP):
            found += model.suggest(sents[group][first : first + STEP])
            done += min(STEP, len(sents[group]) - first)
            running.progress(done, total)
    quality = measure(run, passages, check=running.stop_if_cancelled)
    running.progress(total, total)
    run.learned_from, run.texts, run.quality = sum(map(len, passages.values())), len(texts), quality
    return _keep(run, list(_new(found)))


def unread(form: Form | None, book: Codebook | None = None) -> QuerySet[SubmissionText]:
    """Texts nobody has coded or read and that are not in an open sample, newest first; only of forms of this book."""
    coded = Coding.objects.filter(text=OuterRef("pk"))
    read = CodingTask.objects.filter(text=OuterRef("pk"), state__in=READ)
    found = SubmissionText.objects.to_code().not_apart().exclude(submission__state__in=GONE)
    found = found.filter(submission__form=form) if form else found
    found = found.filter(scope_around(book).holds("submission__form")) if book else found
    return found.filter(~Exists(coded), ~Exists(read)).order_by("-pk")


def _learned(run: SuggestionRun) -> dict[str, list[Span]]:
    """Return coded passages by language; merged codes count as their target, retired codes are left out."""
    codes = {code.pk: code for code in run.codebook.codes.all()}
    counts_as = {pk: target_of(pk, codes) for pk in codes}
    rows = Coding.objects.current().settled().filter(code__in=codes).exclude(text__submission__state__in=GONE)
    fields = ("text_id", "start", "end", "code_id", "text__text", "text__language")
    found: dict[str, list[Span]] = defaultdict(list)
    for text, start, end, code, words, language in rows.order_by("-pk").values_list(*fields)[:MOST_LEARNED]:
        target, group = counts_as[code], group_of(language)
        if target.status == Code.Status.ACTIVE and len(found[group]) < MOST_PASSAGES:
            found[group].append(Span(text, start, end, words[start:end], target.pk))
    return {group: passages for group, passages in found.items() if passages}


def _new(found: list[Found]) -> Iterator[Found]:
    """Yield at most two waiting suggestions per text, skipping pairs of text and code suggested before."""
    ids = {each.span.text for each in found}
    known = set()
    waits: dict[int, int] = defaultdict(int)
    rows = Suggestion.objects.filter(text__in=SubmissionText.objects.filter(suggestions__isnull=False))
    for text, code, state in rows.values_list("text_id", "code_id", "state").iterator():
        if text in ids:
            known.add((text, code))
            waits[text] += state == Suggestion.State.WAITING
    for each in sorted(found, key=lambda one: (-one.score, one.span.text, one.span.start)):
        key = (each.span.text, each.code)
        if key not in known and waits[each.span.text] < MOST_OF_A_TEXT:
            known.add(key)
            waits[each.span.text] += 1
            yield each


@transaction.atomic
def _keep(run: SuggestionRun, found: list[Found]) -> int:
    """Save those whose sentence still stands: texts are changed, withdrawn and redacted while a run takes place."""
    texts: dict[int, str] = {}
    standing = SubmissionText.objects.to_code().not_apart().exclude(submission__state__in=GONE)
    for ids in batched(sorted({each.span.text for each in found}), STEP):
        texts |= dict(standing.filter(pk__in=ids).order_by().values_list("pk", "text"))
    found = [each for each in found if texts.get(each.span.text, "")[_of(each.span)] == each.span.words]
    rows = [
        Suggestion(
            run=run,
            text_id=each.span.text,
            code_id=each.code,
            start=each.span.start,
            end=each.span.end,
            score=each.score,
            evidence=each.evidence,
        )
        for each in found
    ]
    Suggestion.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    run.method = f"TF-IDF, {NEAREST} nearest by cosine, from {LEAST_ALIKE}"
    run.made, run.is_done = len(rows), True
    run.save(update_fields=["method", "learned_from", "texts", "quality", "made", "is_done"])
    return run.made


def _of(span: Span) -> slice:
    return slice(span.start, span.end)


@transaction.atomic
def accept_suggestion(*, actor: Actor, suggestion: Suggestion, stance: str = "") -> Coding:
    """Turn a suggestion into this person's coding, which references the suggestion it came from."""
    access.require(actor, *access.CODE_ROLES)
    found = _open(suggestion)
    facts: dict[str, Any] = {"text": found.text, "code": found.code, "start": found.start, "end": found.end}
    coding = add_coding(actor=actor, stance=stance, **facts)
    coding.suggestion = found
    record(coding, actor=actor, reason="accepted a suggestion", update_fields=["suggestion"])
    _decide(found, Suggestion.State.ACCEPTED, actor)
    return coding


@transaction.atomic
def reject_suggestion(*, actor: Actor, suggestion: Suggestion) -> Suggestion:
    """Reject a suggestion; it stays recorded and is not made again."""
    access.require(actor, *access.CODE_ROLES)
    return _decide(_open(suggestion), Suggestion.State.REJECTED, actor)


def _open(suggestion: Suggestion) -> Suggestion:
    rows = Suggestion.objects.select_for_update(of=("self",))
    found = rows.select_related("text__submission", "code__codebook").get(pk=suggestion.pk)
    if found.state != Suggestion.State.WAITING:
        raise NotPossibleNow(_("Someone has already decided on this suggestion."))
    return found


def _decide(suggestion: Suggestion, state: str, actor: Actor) -> Suggestion:
    suggestion.state, suggestion.decided_by_name = state, actor_label(actor)
    suggestion.decided_at = clock.now()
    suggestion.save(update_fields=["state", "decided_by_name", "decided_at"])
    return suggestion
