"""Freeze a selection of comments, so that every number can be computed again from it (design 3.7)."""

import uuid
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from cms import clock, ledger
from cms.history import Actor, actor_label
from cms.storage import private_storage
from feedback import access, cut_files
from feedback.exceptions import NotPossibleNow
from feedback.models import Channel, Code, Codebook, Cut, Export, Form, Submission

FILTERS = ("channel", "language", "state", "code")
TRIES = 5


def selection(form: Form | None, until: datetime, filters: dict[str, str]) -> QuerySet:
    """The comments of a cut. Unknown filters are refused, never ignored."""
    _check_filters(filters)
    found = Submission.objects.counted().filter(submitted_at__lt=until)
    if form:
        found = found.filter(form=form)
    for name in ("channel", "language", "state"):
        if filters.get(name):
            found = found.filter(**{name: filters[name]})
    return found.coded_with(filters["code"]) if filters.get("code") else found


def _check_filters(filters: dict[str, str]) -> None:
    known: dict[str, Any] = {"channel": Channel.values, "state": Submission.State.values}
    for name, value in filters.items():
        if name not in FILTERS or (name in known and value not in known[name]):
            raise NotPossibleNow(_("There is no filter %(name)s with this value.") % {"name": name})
        if name == "code" and not Code.objects.filter(key=value).exists():
            raise NotPossibleNow(_("There is no code %(name)s.") % {"name": value})


def make_cut(
    *,
    actor: Actor,
    form: Form | None = None,
    until: datetime | None = None,
    filters: dict[str, str] | None = None,
    is_demo: bool = False,
) -> Cut:
    access.require(actor, *access.CUT_ROLES)
    filters = {name: value for name, value in (filters or {}).items() if value}
    moment = clock.now()
    until = until or moment
    if until > moment:
        raise NotPossibleNow(_("A cut cannot reach into the future."), rule="PRV-12")
    codebook = Codebook.objects.filter(is_current=True).order_by("pk").first()
    submissions = selection(form, until, filters)
    cut = Cut(
        form=form,
        filters=filters,
        until=until,
        codebook=codebook,
        codebook_version=codebook.version if codebook else 0,
        made_at=moment,
        made_by=actor_label(actor),
        is_demo=is_demo or bool(form and form.is_demo),
    )
    meta = cut_files.meta_of(submissions=submissions, codebook=codebook, facts=_facts(cut))
    cut.file, cut.sha256 = cut_files.store(f"cuts/{uuid.uuid4()}.jsonl", _lines(cut, meta, submissions))
    return _number_and_save(cut, actor)


def _facts(cut: Cut) -> dict:
    return {
        "form": cut.form.slug if cut.form else "",
        "filters": cut.filters,
        "until": cut.until.isoformat(),
        "codebook": cut.codebook.slug if cut.codebook else "",
        "codebook_version": cut.codebook_version,
        "rule": cut.rule,
        "threshold": cut.threshold,
    }


def _lines(cut: Cut, meta: dict, submissions: QuerySet):
    yield cut_files.line_of({"meta": meta})
    for row in cut_files.rows_of(submissions, cut.codebook):
        cut.rows += 1
        yield cut_files.line_of(row)


def _number_and_save(cut: Cut, actor: Actor) -> Cut:
    for attempt in range(TRIES):
        cut.number = (Cut.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        try:
            with transaction.atomic():
                cut.save()
                ledger.append("post", cut, actor=actor)
                return cut
        except IntegrityError:
            cut.pk = None
            if attempt == TRIES - 1:
                raise
    return cut


def new_editions_without(submission_id: int, mark: str) -> list[str]:
    """After a redaction each cut that holds the text gets a new edition; files of the first are withdrawn."""
    places = []
    submission = Submission.objects.get(pk=submission_id)
    for cut in Cut.objects.filter(until__gt=submission.submitted_at):
        if any(row["id"] == submission_id for row in cut_files.rows(cut)):
            _rewrite(cut, submission_id, mark)
            places.append(f"cut {cut.number}, edition {cut.edition}")
    return places


def _rewrite(cut: Cut, submission_id: int, mark: str) -> None:
    def lines():
        for row in cut_files.lines_of(cut.file):
            if row.get("id") == submission_id:
                row["texts"] = [text | {"text": mark} for text in row["texts"]]
            yield cut_files.line_of(row)

    old = cut.file
    cut.earlier = [
        *cut.earlier,
        {"edition": cut.edition, "sha256": cut.sha256, "ended": clock.now().isoformat()},
    ]
    cut.file, cut.sha256 = cut_files.store(f"cuts/{uuid.uuid4()}.jsonl", lines())
    cut.edition += 1
    cut.save()
    ledger.append("redact", cut, actor="system:redaction")
    for export in cut.exports.exclude(state=Export.State.WITHDRAWN):
        if export.file:
            private_storage().delete(export.file)
        export.state, export.file = Export.State.WITHDRAWN, ""
        export.save(update_fields=["state", "file"])
    private_storage().delete(old)
