"""Freeze a selection of comments, so that every number can be recomputed from it (design 3.7)."""

import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import combinations
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.db.models.fields.json import KeyTransform
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.jobs import queue
from cms.models import Job
from cms.records import ledger
from cms.records.history import Actor, actor_label
from cms.site_cache import office
from cms.storage import drop_private, files_as_before
from feedback import access
from feedback.coding.books import uses_shared
from feedback.coding.code_tree import keys_of_code
from feedback.coding.query_values import questions_to_filter_by
from feedback.cuts import files as cut_files
from feedback.cuts.more_filters import more_filters
from feedback.cuts.rows import moment as moment_words
from feedback.exceptions import NotPossibleNow
from feedback.models import (
    Attribute,
    Channel,
    Coding,
    Cut,
    Export,
    Form,
    Release,
    Submission,
)

FILTERS = ("channel", "language", "state", "code", "since", "attribute", "also", "answer")
CODES = ("code", "also")  # a comment of the cut has each of them
TRIES = 5
Progress = Callable[[int, int], None]


def selection(
    form: Form | None, until: datetime, filters: dict[str, str], *, rows: QuerySet[Submission] | None = None
) -> QuerySet[Submission]:
    """Return the comments of a cut, of those that count now, or of ``rows``. ``NotPossibleNow`` for an unknown filter.

    Of all forms together it takes those that share the codebook: the codes of a cut are of one, and comments that
    nobody could give them would count as comments without them. ``rows`` have the forms of their time.
    """
    _check_filters(filters, form)
    found = (Submission.objects.counted() if rows is None else rows).filter(submitted_at__lt=until)
    if form:
        found = found.filter(form=form)
    elif rows is None:
        found = found.filter(uses_shared("form"))
    for name in ("channel", "language", "state"):
        if filters.get(name):
            found = found.filter(**{name: filters[name]})
    for name, more in more_filters().items():
        if filters.get(name):
            found = found.filter(more.condition(filters[name]))
    if filters.get("since"):
        found = found.filter(submitted_at__gte=parse_datetime(filters["since"]))
    if filters.get("attribute"):
        key, _equals, value = filters["attribute"].partition("=")
        found = found.alias(attribute_value=KeyTransform(key, "attributes")).filter(
            attribute_value__exact=value
        )
    if filters.get("answer"):
        key, _equals, value = filters["answer"].partition("=")
        found = found.alias(answer=KeyTransform(key, "answers")).filter(answer__exact=value)
    for name in CODES:
        if filters.get(name):
            codes = keys_of_code(filters[name], access.codebook_of(form))
            counted = Coding.objects.current().settled().filter(code__in=codes)
            found = found.filter(Exists(counted.filter(text__submission=OuterRef("pk"))))
    return found


def _check_filters(filters: dict[str, str], form: Form | None) -> None:
    known: dict[str, Any] = {"channel": Channel.values, "state": Submission.State.values}
    more = more_filters()
    for name, value in filters.items():
        if name in more and more[name].is_known(value):
            continue
        if name not in FILTERS or (name in known and value not in known[name]):
            raise NotPossibleNow(_("There is no filter %(name)s with this value.") % {"name": name})
        if name == "attribute" and not _is_category(form, value):
            raise NotPossibleNow(_("The form has no category “%(name)s” of attributes.") % {"name": value})
        if name == "answer" and not _is_answer(form, value):
            raise NotPossibleNow(_("The form has no question with the answer “%(name)s”.") % {"name": value})
        if name in CODES and not keys_of_code(value):
            raise NotPossibleNow(_("There is no code %(name)s.") % {"name": value})
        if name == "since" and not _is_moment(value):
            raise NotPossibleNow(_("“%(name)s” is not a time.") % {"name": value})


def _is_category(form: Form | None, value: str) -> bool:
    """Whether ``value`` is a category of the form with one of its values: ``key=value``."""
    key, equals, wanted = value.partition("=")
    kinds = Attribute.objects.filter(form=form, key=key, kind=Attribute.Kind.CATEGORY)
    return bool(form and equals and wanted) and kinds.exists()


def _is_answer(form: Form | None, value: str) -> bool:
    """Whether ``value`` is a choice of a question of the form that is not about the person: ``key=choice``."""
    key, _equals, wanted = value.partition("=")
    asked = questions_to_filter_by().filter(version__form=form, key=key)
    return form is not None and any(
        each["key"] == wanted for choices in asked.values_list("choices", flat=True) for each in choices
    )


def _is_moment(value: str) -> bool:
    try:
        moment = parse_datetime(value)
    except ValueError:
        return False
    return moment is not None and moment.tzinfo is not None


@files_as_before()
def make_cut(
    *,
    actor: Actor,
    form: Form | None = None,
    until: datetime | None = None,
    filters: dict[str, str] | None = None,
    is_demo: bool = False,
    token: str = "",
    progress: Progress | None = None,
) -> Cut:
    """Make a cut. A second call with the same ``token`` returns the first cut; ``progress`` may stop the work."""
    access.require(actor, *access.CUT_ROLES)
    token = token or str(uuid.uuid4())
    if made := Cut.objects.filter(file__startswith=f"cuts/{token}").first():
        return made
    filters, until = wish_of(form, until, filters)
    codebook = access.codebook_of(form)
    submissions = selection(form, until, filters)
    cut = Cut(
        form=form,
        filters=filters,
        until=until,
        codebook=codebook,
        codebook_version=codebook.version if codebook else 0,
        made_at=clock.now(),
        made_by=actor_label(actor),
        is_demo=is_demo or bool(form and form.is_demo),
    )
    facts = _facts(cut) | {"around": _sizes_around(form, until, filters)}
    meta = cut_files.meta_of(submissions=submissions, codebook=codebook, facts=facts)
    lines = _lines(cut, meta, submissions, progress)
    cut.file, cut.sha256 = cut_files.store(f"cuts/{token}.jsonl", lines)
    return _number_and_save(cut, actor)


def wish_of(
    form: Form | None, until: datetime | None, filters: dict[str, str] | None
) -> tuple[dict[str, str], datetime]:
    """Return the non-empty filters and the end time; ``NotPossibleNow`` if invalid or in the future."""
    filters = {name: value for name, value in (filters or {}).items() if value}
    _check_filters(filters, form)
    moment = clock.now()
    if until and until > moment:
        raise NotPossibleNow(_("A data set cannot extend into the future."), rule="PRV-12")
    return filters, until or moment


def sizes_around(cut: Cut) -> list[int]:
    """Return how many comments each wider selection has: those without one or more of the cut's filters."""
    if "around" in (meta := cut_files.meta(cut)):
        return list(meta["around"])
    return _sizes_around(cut.form, cut.until, cut.filters)


def _sizes_around(form: Form | None, until: datetime, filters: dict[str, str]) -> list[int]:
    fewer = (some for size in range(len(filters)) for some in combinations(sorted(filters.items()), size))
    return [selection(form, until, dict(some)).count() for some in fewer]


def count_cut(
    *, actor: Actor, form: Form | None = None, until: datetime | None = None, filters: dict[str, str]
) -> int:
    """Return how many comments a cut would include now. A true count, for the desk only."""
    access.require(actor, *access.CUT_ROLES)
    filters, until = wish_of(form, until, filters)
    return selection(form, until, filters).count()


def request_cut(
    *,
    actor: Actor,
    form: Form | None = None,
    until: datetime | None = None,
    filters: dict[str, str] | None = None,
) -> Job:
    """Queue a job that makes the cut. The end time is set now, not when the worker starts."""
    access.require(actor, *access.CUT_ROLES)
    filters, until = wish_of(form, until, filters)
    return queue.start(
        "feedback.make_cut",
        actor=actor,
        form=form.pk if form else None,
        until=until.isoformat(),
        filters=filters,
        token=str(uuid.uuid4()),
    )


def _facts(cut: Cut) -> dict[str, Any]:
    return {
        "form": cut.form.slug if cut.form else "",
        "filters": cut.filters,
        "until": moment_words(cut.until),
        "codebook": cut.codebook.slug if cut.codebook else "",
        "codebook_version": cut.codebook_version,
        "rule": cut.rule,
        "threshold": cut.threshold,
        "office": office().name,
        "license": office().data_license,
    }


def _lines(
    cut: Cut, meta: dict[str, Any], submissions: QuerySet[Submission], progress: Progress | None
) -> Iterator[bytes]:
    yield cut_files.line_of({"meta": meta})
    total = submissions.count() if progress else 0
    for chunk in cut_files.rows_of(submissions, cut.codebook):
        cut.rows += len(chunk)
        yield b"".join([cut_files.line_of(row) for row in chunk])
        if progress:
            progress(cut.rows, max(total, cut.rows))


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
    """Rewrite each cut that contains the submission as a new edition, withdraw its exports, and return the places."""
    places = []
    submission = Submission.objects.get(pk=submission_id)
    for cut in Cut.objects.filter(until__gt=submission.submitted_at).order_by("number"):
        if any(row["id"] == submission_id for row in cut_files.rows(cut)):
            _rewrite(cut, submission_id, mark)
            places.append(f"data set {cut.number}, edition {cut.edition}")
    return places


def _rewrite(cut: Cut, submission_id: int, mark: str) -> None:
    def lines() -> Iterator[bytes]:
        for row in cut_files.lines_of(cut.file):
            if row.get("id") == submission_id:
                row["texts"] = [text | {"text": mark} for text in row["texts"]]
                row |= {
                    "about": {},
                    "import_ref": "",
                    "attributes": {},
                    "files": [each | {"name": mark} for each in row.get("files", [])],
                }
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
    for waiting in cut.releases.filter(state=Release.State.PROPOSED):
        waiting.state = Release.State.CALCULATED
        waiting.save(update_fields=["state"])
        ledger.append("withdraw", waiting, actor="system:redaction")
    for export in cut.exports.exclude(state__in=[Export.State.WITHDRAWN, Export.State.REFUSED]):
        drop_private(export.file)
        export.state, export.file = Export.State.WITHDRAWN, ""
        export.save(update_fields=["state", "file"])
    drop_private(old)
