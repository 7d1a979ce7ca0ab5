"""Services for many whole texts at once: give one code, assign them to one coder, and undo both (PAR-03, PAR-04)."""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.access import Visitor
from cms.records.history import Actor, actor_label, actor_user, past_of, record_many, remove_many
from cms.users.models import User
from feedback import access
from feedback.coding.books import lock_forms
from feedback.coding.services import new_coding
from feedback.exceptions import NotPossibleNow
from feedback.models import Code, Coding, CodingTask, Form, SubmissionText

NO_CODER = _("This person no longer has permission to code.")


@dataclass
class ManyTexts:
    """The ids of what was made (or undone), and the ids that stay as they are, by reason."""

    made: list[int] = field(default_factory=list)
    refused: dict[str, list[int]] = field(default_factory=dict)

    def refuse(self, reason: str, pk: int) -> None:
        self.refused.setdefault(reason, []).append(pk)


def texts_in_book(texts: QuerySet[SubmissionText], code: Code) -> QuerySet[SubmissionText]:
    """Those of these texts whose form uses the codebook of this code."""
    shared = access.current_codebook()
    fits = Q(submission__form__codebook=code.codebook_id)
    if shared and shared.pk == code.codebook_id:
        fits |= Q(submission__form__codebook=None)
    return texts.filter(fits)


@transaction.atomic
def code_texts(*, actor: Actor, code: Code, ids: list[int], reason: str) -> ManyTexts:
    """Give one code to these whole texts; a constant number of queries."""
    access.require(actor, *access.CODE_ROLES)
    if code.status != Code.Status.ACTIVE:
        raise NotPossibleNow(_("This code is no longer in use."), rule="PAR-03")
    forms = SubmissionText.objects.order_by().filter(pk__in=ids).values("submission__form")
    lock_forms(Form.objects.filter(pk__in=forms))
    done, texts = ManyTexts(), _codable(ids)
    apart = _apart(texts)
    fits = set(texts_in_book(SubmissionText.objects.filter(pk__in=ids), code).values_list("pk", flat=True))
    mine = Coding.objects.filter(text__in=ids, code=code, coder_name=actor_label(actor), start=0)
    own = set(mine.values_list("text_id", "end"))
    fresh = []
    for pk in ids:
        text = texts.get(pk)
        if text is None or not text.text.strip():
            done.refuse("cannot", pk)
        elif pk in apart:
            done.refuse("apart", pk)
        elif pk not in fits:
            done.refuse("book", pk)
        elif (pk, len(text.text)) in own:
            done.refuse("coded", pk)
        else:
            fresh.append(
                new_coding(text=text, code=code, start=0, end=len(text.text), stance="", actor=actor)
            )
    done.made = [each.pk for each in record_many(Coding, fresh, actor=actor, reason=reason)]
    return done


@transaction.atomic
def remove_codings(*, actor: Actor, ids: list[int], reason: str) -> ManyTexts:
    """Delete these codings of this person unless they were changed since; their history stays."""
    access.require(actor, *access.CODE_ROLES)
    done = ManyTexts()
    rows = Coding.objects.select_for_update().filter(pk__in=ids, coder=actor_user(actor)).order_by("pk")
    codings = {each.pk: each for each in rows}
    past = past_of(Coding).filter(id__in=ids).order_by().values("id").annotate(n=Count("pk"))
    untouched = {pk for pk, count in past.values_list("id", "n") if count == 1}
    for pk in ids:
        if pk in codings and pk in untouched:
            done.made.append(pk)
        else:
            done.refuse("later", pk)
    remove_many(Coding, [codings[pk] for pk in done.made], actor=actor, reason=reason)
    return done


@transaction.atomic
def assign_texts(*, actor: Actor, coder: User, ids: list[int]) -> ManyTexts:
    """Put these texts on the list of one coder, to read."""
    access.require(actor, *access.CODE_ROLES)
    if not coder.is_active or not access.may_code(coder):
        raise NotPossibleNow(NO_CODER, rule="PAR-04")
    done, texts, name = ManyTexts(), _codable(ids), actor_label(coder)
    apart = _apart(texts)
    known = set(CodingTask.objects.filter(text__in=ids, coder_name=name).values_list("text_id", flat=True))
    fresh = []
    for pk in ids:
        if pk not in texts:
            done.refuse("cannot", pk)
        elif pk in known:
            done.refuse("assigned", pk)
        elif pk in apart:
            done.refuse("apart", pk)
        else:
            fresh.append(CodingTask(text_id=pk, coder=coder, coder_name=name))
    done.made = [each.pk for each in CodingTask.objects.bulk_create(fresh, batch_size=500)]
    return done


@transaction.atomic
def unassign_texts(*, actor: Actor, ids: list[int]) -> ManyTexts:
    """Take these tasks off the list again, unless the coder has read the text or written a note."""
    access.require(actor, *access.CODE_ROLES)
    done = ManyTexts()
    open_tasks = CodingTask.objects.select_for_update().filter(
        pk__in=ids, state=CodingTask.State.TODO, note="", sample=None
    )
    done.made = sorted(open_tasks.values_list("pk", flat=True))
    for pk in set(ids) - set(done.made):
        done.refuse("later", pk)
    CodingTask.objects.filter(pk__in=done.made).delete()
    return done


def open_assignments(user: Visitor) -> Exists:
    """Whether a text is on this person's list and was not read."""
    return Exists(
        CodingTask.objects.filter(
            text=OuterRef("pk"), coder=user.pk, state=CodingTask.State.TODO, sample=None
        )
    )


def _codable(ids: list[int]) -> dict[int, SubmissionText]:
    texts = SubmissionText.objects.to_code().filter(pk__in=ids)
    return {each.pk: each for each in texts.select_related("submission")}


def _apart(texts: dict[int, SubmissionText]) -> set[int]:
    """Those in an open double-coded sample."""
    apart = CodingTask.objects.filter(text__in=texts, sample__state="open")
    return set(apart.values_list("text_id", flat=True))
