"""One suggestion run for the demo, from identical sentences instead of the model, with people's decisions.

The model's own run and the search for themes take seconds, so they are left to the worker.
"""

from collections import defaultdict
from datetime import UTC, datetime

from cms import clock
from cms.records.history import actor_label, record
from cms.users.models import User
from feedback.coding.suggestion_presenters import GONE
from feedback.coding.suggestions import start_suggestions, unread
from feedback.coding.themes import start_themes
from feedback.models import Code, Codebook, Coding, Form, Suggestion, SuggestionRun
from feedback.submissions.passages import sentences

WHEN = datetime(2022, 11, 3, 17, tzinfo=UTC)
ACCEPTED, REJECTED, WAITING = 7, 2, 8


def build_suggestions(form: Form, book: Codebook, analyst: User) -> None:
    if SuggestionRun.objects.exists():
        return
    with clock.at(WHEN):
        passages = _passages(book)
        run = SuggestionRun.objects.create(
            number=1,
            form=form,
            codebook=book,
            codebook_version=book.version,
            method="demo: equal sentences",
            learned_from=sum(map(len, passages.values())),
            texts=unread(form).count(),
            made_by=actor_label(analyst),
            made_at=clock.now(),
            is_done=True,
        )
        _waiting(run, form, passages)
        _decided(run, passages, analyst)
        run.made = run.suggestions.count()
        run.save(update_fields=["made"])
        start_suggestions(actor=analyst, form=form)  # the worker runs both, and measures how well they do
        start_themes(actor=analyst, form=form)


def _passages(book: Codebook) -> dict[str, list[Coding]]:
    found: dict[str, list[Coding]] = defaultdict(list)
    rows = Coding.objects.current().settled().filter(code__codebook=book, code__status=Code.Status.ACTIVE)
    rows = rows.exclude(text__submission__state__in=GONE)
    for each in rows.select_related("text", "code").order_by("pk"):
        found[each.text.text[each.start : each.end]].append(each)
    return found


def _waiting(run: SuggestionRun, form: Form, passages: dict[str, list[Coding]]) -> None:
    rows = []
    for text in unread(form)[:60]:
        for start, end in sentences(text.text):
            like = passages.get(text.text[start:end], [])
            if like and len(rows) < WAITING + REJECTED:
                rows.append(_suggestion(run, text.pk, start, end, like))
                break
    for row in rows[:REJECTED]:
        row.state, row.decided_by_name, row.decided_at = "rejected", run.made_by, clock.now()
    Suggestion.objects.bulk_create(rows)


def _decided(run: SuggestionRun, passages: dict[str, list[Coding]], analyst: User) -> None:
    """Link codings to the suggestions they accepted."""
    pairs = [found for found in passages.values() if len(found) > 2][:ACCEPTED]
    for coding, *like in pairs:
        row = _suggestion(run, coding.text_id, coding.start, coding.end, like)
        row.state, row.decided_by_name, row.decided_at = "accepted", run.made_by, clock.now()
        row.save()
        coding.suggestion = row
        record(coding, actor=analyst, reason="accepted a suggestion", update_fields=["suggestion"])


def _suggestion(run: SuggestionRun, text: int, start: int, end: int, like: list[Coding]) -> Suggestion:
    first = like[0]
    words = sorted(
        set(first.text.text[first.start : first.end].rstrip(".").split()), key=lambda one: (-len(one), one)
    )
    neighbour = {"text": first.text_id, "start": first.start, "end": first.end, "score": 0.97}
    evidence = {"neighbours": [neighbour], "words": words[:3]}
    return Suggestion(
        run=run, text_id=text, code=first.code, start=start, end=end, score=0.97, evidence=evidence
    )
