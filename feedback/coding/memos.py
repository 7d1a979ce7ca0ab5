"""Memos of coders on a code, on a text or on a codebook: written, changed and removed by their author."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.access import Visitor
from cms.records.history import Actor, actor_label, actor_user, record, sign
from feedback import access
from feedback.coding.books import BookScope
from feedback.coding.services import open_sample_of
from feedback.exceptions import NotPossibleNow
from feedback.models import Code, Codebook, Memo, SubmissionText

LONGEST = 2000
JOINS = ("codebook", "code__codebook", "text__submission")
Subject = Codebook | Code | SubmissionText
FIELDS: dict[type, str] = {Codebook: "codebook", Code: "code", SubmissionText: "text"}


def memos_on(user: Visitor, subject: Subject) -> list[Memo]:
    """Those this person may see, newest first."""
    return list(Memo.objects.seen_by(user).filter(**{FIELDS[type(subject)]: subject}))


def memos_of(user: Visitor, scope: BookScope) -> QuerySet[Memo]:
    """Those on a codebook, its codes, and texts of the forms that use it."""
    of_texts = Q(text__isnull=False) & scope.holds("text__submission__form")
    found = Memo.objects.seen_by(user).filter(
        Q(codebook=scope.book) | Q(code__codebook=scope.book) | of_texts
    )
    return found.select_related(*JOINS)


def new_memo(
    *, actor: Actor, subject: Subject, body: str, guid: UUID | None = None, is_demo: bool = False
) -> Memo:
    facts = {FIELDS[type(subject)]: subject, "is_demo": is_demo} | ({"guid": guid} if guid else {})
    return Memo(body=body, author=actor_user(actor), author_name=actor_label(actor), at=clock.now(), **facts)


@transaction.atomic
def write_memo(*, actor: Actor, subject: Subject, body: str, is_demo: bool = False) -> Memo:
    access.require(actor, *access.CODE_ROLES)
    body = _checked(body)
    sample = open_sample_of(subject) if isinstance(subject, SubmissionText) else None
    if sample and not sample.tasks.filter(text=subject.pk, coder=actor_user(actor)).exists():
        raise NotPossibleNow(
            _("This text is in %(sample)s. Only its coders can code it until that is closed.")
            % {"sample": sample},
            rule="PAR-04",
        )
    made = new_memo(actor=actor, subject=subject, body=body, is_demo=is_demo)
    return record(made, actor=actor, reason="memo written")


@transaction.atomic
def change_memo(*, actor: Actor, memo: Memo, body: str) -> Memo:
    """What it said before stays in its history."""
    access.require(actor, *access.CODE_ROLES)
    current, body = _own(actor, memo), _checked(body)
    if body != current.body:
        current.body, current.changed_at = body, clock.now()
        record(current, actor=actor, reason="memo changed", update_fields=["body", "changed_at"])
    return current


@transaction.atomic
def remove_memo(*, actor: Actor, memo: Memo) -> None:
    """Delete one's own memo; its history stays."""
    access.require(actor, *access.CODE_ROLES)
    current = _own(actor, memo)
    sign(current, actor=actor, reason="memo removed")
    current.delete()


def _own(actor: Actor, memo: Memo) -> Memo:
    current = Memo.objects.select_for_update().filter(pk=memo.pk).first()
    if current is None:
        raise NotPossibleNow(_("This memo has been removed."))
    if current.author_id != getattr(actor, "pk", None):
        raise NotPossibleNow(_("Only the person who wrote a memo can change or remove it."))
    return current


def _checked(body: str) -> str:
    body = body.strip()
    if not body:
        raise NotPossibleNow(_("Write the memo first."))
    if len(body) > LONGEST:
        raise NotPossibleNow(_("A memo has at most 2,000 characters."))
    return body
