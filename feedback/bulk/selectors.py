"""Read bulk actions, who of all that match cannot be acted on, and what matches."""

import hashlib
from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Length
from django.http import Http404

from cms.records import holds
from cms.records.history import actor_label
from cms.users.models import User
from feedback.bulk import rules
from feedback.bulk.filters import ScreenFilter
from feedback.bulk.rules import Kind
from feedback.coding.many_texts import texts_in_book
from feedback.models import BulkAction, Coding, CodingTask, ModerationAct, Submission, SubmissionText
from feedback.moderation.forms import waiting_comments

Refusal, State = BulkAction.Refusal, Submission.State


def visible(user: User) -> QuerySet[BulkAction]:
    """The actions whose kind this person may do, with what they undo and how many an undo undid."""
    kinds = rules.kinds_of(user)
    found = BulkAction.objects.filter(Q(kind__in=kinds) | Q(of__kind__in=kinds))
    undone = BulkAction.objects.filter(of=OuterRef("pk"), kind=Kind.UNDO)
    found = found.annotate(undone=Subquery(undone.values("done")[:1]))
    return found.select_related("of", "job", "code", "by")


def get_action(user: User, number: int) -> BulkAction:
    found = visible(user).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def refused_members(action: BulkAction) -> list[tuple[str, list[str]]]:
    """Of each reason, the first members that were not done, by their references."""
    found: dict[str, list[int]] = {}
    for refused in action.chunks.exclude(refused={}).values_list("refused", flat=True)[:20]:
        for reason, ids in refused.items():
            found.setdefault(reason, []).extend(ids[:20])
    return [(str(Refusal(reason).label), [str(each) for each in ids[:20]]) for reason, ids in found.items()]


def members(kind: str, chosen: ScreenFilter) -> QuerySet[Any]:
    """What the action is done to: texts for coders, else comments."""
    return chosen.texts() if kind in rules.OF_TEXTS else chosen.comments()


def member_parts(kind: str, chosen: ScreenFilter) -> Iterator[list[int]]:
    """The ids of the members, in the parts that are done at once."""
    rows = members(kind, chosen).order_by("pk").values_list("pk", flat=True)
    return (list(part) for part in batched(rows.iterator(chunk_size=2000), rules.CHUNK))


def digest_of_members(kind: str, chosen: ScreenFilter) -> str:
    """Tells on the confirmation who the members are, as the action tells it that freezes them."""
    digest = hashlib.sha256()
    for part in member_parts(kind, chosen):
        digest.update(rules.line_of(part))
    return digest.hexdigest()


def foreseen(kind: str, chosen: ScreenFilter, values: dict[str, Any]) -> tuple[int, dict[str, int]]:
    """How many match now, and how many of them cannot be acted on, by reason; one query."""
    reasons = _reasons(kind, chosen.user, values)
    counts = {name: Count("pk", filter=condition) for name, condition in reasons.items()}
    rows = members(kind, chosen)
    if kind == Kind.STEP_BACK:
        last = ModerationAct.objects.filter(submission=OuterRef("pk")).order_by("-at", "-pk")
        rows = rows.alias(before_that=Subquery(last.values("before")[:1]))
    found = rows.aggregate(all=Count("pk"), **counts)
    return found.pop("all"), {name: count for name, count in found.items() if count}


def _reasons(kind: str, user: User, values: dict[str, Any]) -> dict[str, Q]:
    """Each reason with the members it holds for; the first one that holds counts."""
    gone = Q(state=State.WITHDRAWN)
    waits = Q(pk__in=waiting_comments()) & ~Q(state__in=[State.WITHDRAWN, State.PUBLISHED])
    if kind == Kind.PUBLISH:
        return {Refusal.WITHDRAWN: gone, Refusal.SAME: Q(state=State.PUBLISHED), Refusal.PRIVATE: waits}
    if kind == Kind.HIDE:
        return {Refusal.WITHDRAWN: gone, Refusal.SAME: Q(state=State.HIDDEN)}
    if kind == Kind.STEP_BACK:
        return {
            Refusal.WITHDRAWN: gone,
            Refusal.NOTHING: ~gone & Q(before_that=None),
            Refusal.SAME: ~gone & Q(before_that=F("state")),
            Refusal.PRIVATE: Q(before_that=State.PUBLISHED) & waits,
        }
    if kind == Kind.HOLD:
        held = holds.active().filter(kind="submission", key=Cast(OuterRef("pk"), CharField()))
        return {Refusal.HELD: Q(Exists(held))}
    return _reasons_of_texts(kind, user, values)


def _reasons_of_texts(kind: str, user: User, values: dict[str, Any]) -> dict[str, Q]:
    tasks = CodingTask.objects.filter(text=OuterRef("pk"))
    apart = Q(Exists(tasks.filter(sample__state="open")))
    if kind == Kind.ASSIGN:
        has = Q(Exists(tasks.filter(coder_name=actor_label(values["coder"]))))
        return {Refusal.ASSIGNED: has, Refusal.APART: apart & ~has}
    fits = Q(pk__in=texts_in_book(SubmissionText.objects.all(), values["code"]).order_by().values("pk"))
    whole = Coding.objects.filter(text=OuterRef("pk"), start=0, end=Length(OuterRef("text")))
    mine = whole.filter(code=values["code"], coder_name=actor_label(user))
    return {
        Refusal.APART: apart,
        Refusal.BOOK: ~fits & ~apart,
        Refusal.CODED: Q(Exists(mine)) & fits & ~apart,
    }
