"""Present the coding screens: the next text, the queue and progress, never other coders' work in an open sample."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from cms.records.history import actor_label
from cms.users.models import User
from feedback.coding.code_tree import in_order
from feedback.coding.services import READ
from feedback.coding.suggestion_presenters import waiting_for
from feedback.models import (
    Code,
    Codebook,
    Coding,
    CodingSample,
    CodingTask,
    Form,
    SubmissionText,
    Suggestion,
)
from feedback.submissions.attributes import attributes_of
from feedback.submissions.passages import sentences, stretches

BEFORE, AFTER = 3, 5
SHORT = 300
JOINS = ("submission__form", "submission__campaign")


def texts_of(form: Form | None) -> QuerySet[SubmissionText]:
    """Texts for ordinary reading; texts in an open sample are excluded."""
    found = SubmissionText.objects.to_code().not_apart()
    return found.filter(form=form) if form else found


def unread(user: User, form: Form | None) -> QuerySet[SubmissionText]:
    mine = CodingTask.objects.filter(text=OuterRef("pk"), coder_name=actor_label(user), state__in=READ)
    return texts_of(form).filter(~Exists(mine)).order_by("pk")


def open_task(user: User, text: SubmissionText) -> CodingTask | None:
    """Return this coder's task in an open sample, if the text is in one."""
    found = CodingTask.objects.filter(text=text, coder=user, sample__state=CodingSample.State.OPEN)
    return found.select_related("sample").first()


def next_text(user: User, text: SubmissionText, task: CodingTask | None) -> SubmissionText | None:
    """Return the next text to read, starting over from the first when none follows."""
    if task and task.sample:
        left = task.sample.tasks.filter(coder=user, state=CodingTask.State.TODO).exclude(pk=task.pk)
        later = left.filter(position__gt=task.position).order_by("position")
        found = later.select_related("text").first() or left.order_by("position").first()
        return found.text if found else None
    others = unread(user, text.submission.form).exclude(pk=text.pk)
    return others.filter(pk__gt=text.pk).first() or others.first()


def text_before(user: User, text: SubmissionText, task: CodingTask | None) -> SubmissionText | None:
    if task and task.sample:
        before = task.sample.tasks.filter(coder=user, position__lt=task.position)
        found = before.order_by("-position").select_related("text").first()
        return found.text if found else None
    return texts_of(text.submission.form).filter(pk__lt=text.pk).order_by("-pk").first()


def codes_in_use(book: Codebook | None) -> list[Code]:
    """Return the active codes in order, numbered like their shortcut keys."""
    return [code for code in in_order(book.codes.all()) if code.number] if book else []


# Coding screen -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """One text in the queue beside the current text."""

    text: SubmissionText
    state: str
    is_here: bool

    @property
    def letters(self) -> int:
        """Number of people who sent the same letter (PAR-05)."""
        campaign = self.text.submission.campaign
        return campaign.size if campaign and not campaign.is_dissolved else 0


def queue_of(user: User, text: SubmissionText, task: CodingTask | None) -> list[Entry]:
    if task and task.sample:
        return _queue_of_sample(user, text, task, task.sample)
    rows = texts_of(text.submission.form).select_related(*JOINS)
    found = [*reversed(rows.filter(pk__lt=text.pk).order_by("-pk")[:BEFORE]), text]
    found += rows.filter(pk__gt=text.pk).order_by("pk")[:AFTER]
    mine = CodingTask.objects.filter(text__in=found, coder_name=actor_label(user))
    states = dict(mine.values_list("text_id", "state"))
    return [Entry(each, states.get(each.pk, ""), each.pk == text.pk) for each in found]


def _queue_of_sample(user: User, text: SubmissionText, task: CodingTask, sample: CodingSample) -> list[Entry]:
    first, last = task.position - BEFORE, task.position + AFTER
    rows = sample.tasks.filter(coder=user, position__gte=first, position__lte=last)
    joined = rows.select_related(*(f"text__{join}" for join in JOINS)).order_by("position")
    return [Entry(each.text, each.state, each.text_id == text.pk) for each in joined]


def progress(user: User, form: Form, task: CodingTask | None) -> dict[str, Any]:
    if task and task.sample:
        mine = task.sample.tasks.filter(coder=user)
        total, read = task.sample.size, mine.filter(state__in=READ).count()
    else:
        said = SubmissionText.objects.to_code().filter(form=form, pk=OuterRef("text"))
        mine = CodingTask.objects.filter(Exists(said), coder=user, state__in=READ)
        total, read = SubmissionText.objects.number_to_code(form), mine.count()
    return {"read": read, "total": total, "width": f"{100 * read / total:.1f}%" if total else "0%"}


def passage_of(user: User, text: SubmissionText, codes: list[Code], *, apart: bool) -> dict[str, Any]:
    """Return the text with the codes this person may see, split at sentences too for keyboard navigation."""
    found = text.codings.seen_by(user).select_related("code").order_by("start", "pk")
    codings, numbers = list(found), {code.pk: code.number for code in codes}
    suggested = [] if apart else waiting_for(text)
    passages: list[Coding | Suggestion] = [*codings, *suggested]
    for each in passages:
        each.code.number = numbers.get(each.code_id, 0)
    spans = sentences(text.text)
    return {
        "codings": codings,
        "mine": [each for each in codings if each.coder_id == user.pk],
        "suggestions": suggested,
        "sentences": [(f"{start}-{end}", text.text[start:end]) for start, end in spans],
        "stretches": stretches(text.text, codings, suggested=suggested, edges=sum(spans, ())),
    }


# Outdated codings ----------------------------------------------------------------------------------------


def outdated(user: User, book: Codebook | None) -> QuerySet[Coding]:
    """Codings of an earlier meaning of their code, on current texts (PAR-03)."""
    found = Coding.objects.current().seen_by(user).filter(code__codebook=book)
    old = found.filter(code_version__lt=F("code__version")).exclude(text__submission__state="withdrawn")
    return old.select_related("code__codebook", "text__submission").order_by("code__order", "pk")


# Grid -----------------------------------------------------------------------------------------------------


def in_this_order(ids: Iterable[int], user: User) -> list[SubmissionText]:
    """Load the texts of a page by their ids (the database then sorts ids alone), each with ``own_state``: how far this
    person has read it.
    """
    wanted = list(ids)
    own = CodingTask.objects.filter(text=OuterRef("pk"), coder=user).order_by("-pk").values("state")
    found = (
        SubmissionText.objects.select_related(*JOINS).annotate(own_state=Subquery(own[:1])).in_bulk(wanted)
    )
    return [found[pk] for pk in wanted if pk in found]


def grid_rows(
    user: User,
    texts: list[SubmissionText],
    columns: list[Code],
    sent: dict[int, set[int]],
) -> list[dict[str, Any]]:
    """Return a row per text with a cell per code, given if this person applied the code to the whole text.

    ``sent``: by the ids of the texts in a refused form, the ids of the codes checked in it. A row that it did not hold
    is shown as it is saved.
    """
    codings = Coding.objects.filter(text__in=texts, code__in=columns).seen_by(user)
    given: dict[tuple[int, int], list[Coding]] = {}
    for each in codings:
        given.setdefault((each.text_id, each.code_id), []).append(each)
    attributes = attributes_of(text.submission for text in texts)
    return [
        {
            "text": text,
            "attributes": attributes.get(text.submission_id, []),
            "short": text.text[:SHORT],
            "rest": text.text[SHORT:],
            "state": getattr(text, "own_state", None) or "",
            "cells": [
                _cell(user, text, code, given.get((text.pk, code.pk), []), sent.get(text.pk))
                for code in columns
            ],
        }
        for text in texts
    ]


def _cell(
    user: User,
    text: SubmissionText,
    code: Code,
    codings: list[Coding],
    sent: set[int] | None,
) -> dict[str, Any]:
    own = [each for each in codings if each.coder_id == user.pk]
    whole = [each for each in own if (each.start, each.end) == (0, len(text.text))]
    return {
        "code": code,
        "name": f"{text.pk}-{code.pk}",
        "given": bool(whole),
        "checked": bool(whole) if sent is None else code.pk in sent,
        "passages": len(own) - len(whole),
        "others": len({each.coder_name for each in codings} - {actor_label(user)}),
    }
