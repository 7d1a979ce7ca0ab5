"""Take the texts of a form with their codings to another tool, and bring codings back (PAR-03).

A project file is for the people who code: it holds comments as they were sent, without what may identify a person,
without hidden and withdrawn ones, and without notes on passages; memos go with it, without words marked so in any text
that is coded with the codebook. It is made when it is downloaded and kept nowhere here, so that a text that is redacted
later is in no copy of ours.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from cms import clock
from cms.clock import PACIFIC
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, past_of, record_many
from feedback import access
from feedback.coding.books import lock_forms
from feedback.coding.code_tree import in_order
from feedback.coding.file_codes import guid_of
from feedback.coding.project_memos import NewMemos, compare_cases, marked_words, memos_for
from feedback.coding.refi_notes import MASK
from feedback.coding.refi_project import Project, coding_guid, project_file, text_guid
from feedback.coding.refi_project_reader import FileCoding, is_readable, read_project
from feedback.coding.services import new_coding
from feedback.coding.suggestion_presenters import GONE
from feedback.exceptions import NotPossibleNow
from feedback.models import (
    Code,
    Codebook,
    Coding,
    CodingFile,
    Form,
    Memo,
    PrivatePassage,
    Submission,
    SubmissionText,
)

MOST_TEXTS = 5_000
LONGEST_NOTE = 500
OTHER_TEXT = gettext_lazy("This text cannot be coded here now.")
CHANGED_TEXT = gettext_lazy("The text in the file is not the same as the text on this site.")
UNSURE = gettext_lazy("The file does not say how it counts line breaks, so the exact passage is uncertain.")
OTHER_CODE = gettext_lazy("The code is not in use in the form’s codebook.")
OTHER_PLACE = gettext_lazy("The passage is empty or outside the text.")
OTHER_CODER = gettext_lazy("Another person on this site applied this code. Only that person can import it.")
REMOVED = gettext_lazy("This coding was removed here.")
LONG_NOTE = gettext_lazy("The note is longer than 500 characters.")


@dataclass
class Imported:
    added: int = 0
    same: int = 0
    memos: int = 0
    same_memos: int = 0
    cases: int = 0
    other_cases: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def told(self) -> list[tuple[str, int]]:
        """Each reason with how many codings it stopped, most first."""
        return self.reasons.most_common()

    @property
    def refused(self) -> int:
        return self.reasons.total()


def texts_of(form: Form, since: date | None = None, until: date | None = None) -> QuerySet[SubmissionText]:
    """Current texts that may be coded and are in no open sample, of comments received on these days (Pacific time)."""
    found = SubmissionText.objects.to_code().not_apart().filter(form=form)
    if since:
        found = found.filter(submission__submitted_at__gte=_start_of(since))
    if until:
        found = found.filter(submission__submitted_at__lt=_start_of(until + timedelta(days=1)))
    return found.select_related("submission").order_by("pk")


def _start_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=PACIFIC)


@transaction.atomic
def export_project(
    *, actor: Actor, form: Form, reason: str, since: date | None = None, until: date | None = None
) -> tuple[CodingFile, bytes]:
    """The project file of these texts, logged and sealed with the reason.

    ``NotPossibleNow`` without a reason or a codebook, or for too many texts.
    """
    access.require(actor, *access.CODE_ROLES)
    if not reason.strip():
        raise NotPossibleNow(_("Explain why the texts are being downloaded."), rule="PRV-06")
    book = _book_of(form)
    texts = list(texts_of(form, since, until).exclude(submission__state__in=GONE)[: MOST_TEXTS + 1])
    if len(texts) > MOST_TEXTS:
        raise NotPossibleNow(
            ngettext_lazy(
                "A file can contain at most %(n)s text. Choose fewer days.",
                "A file can contain at most %(n)s texts. Choose fewer days.",
                MOST_TEXTS,
            )
            % {"n": MOST_TEXTS}
        )
    if not texts:
        raise NotPossibleNow(_("There are no texts to code for these dates."))
    codings = list(Coding.objects.filter(text__in=texts, code__codebook=book).order_by("text", "start", "pk"))
    codes = in_order(book.codes.select_related("codebook"))
    memos = memos_for(book, texts)
    marked = marked_words(book) if memos else set()
    data = project_file(Project(form, codes, texts, codings, _passages(texts), clock.now(), memos, marked))
    if not is_readable(data):
        raise NotPossibleNow(_("The file would be too large to be imported again. Choose fewer days."))
    facts = {"texts": len(texts), "codings": len(codings), "reason": reason.strip()[:500]}
    comments = sorted({text.submission_id for text in texts})
    log = _log(actor, CodingFile.Way.OUT, form, book, data, comments=comments, **facts)
    return log, data


def files_that_left(submission: Submission) -> list[CodingFile]:
    """The project files that texts of this comment left in, oldest first; in one query."""
    files = CodingFile.objects.filter(way=CodingFile.Way.OUT, form=submission.form_id).order_by("at", "pk")
    return [each for each in files if submission.pk in each.comments]


def _book_of(form: Form) -> Codebook:
    book = access.codebook_of(form)
    if book is None:
        raise NotPossibleNow(_("No codebook is in use."), rule="PAR-03")
    return book


def _passages(texts: Iterable[SubmissionText]) -> list[PrivatePassage]:
    return list(PrivatePassage.objects.filter(text__in=texts).select_related("text"))


def _log(actor: Actor, way: str, form: Form, book: Codebook, data: bytes, **facts: object) -> CodingFile:
    made = CodingFile.objects.create(
        way=way,
        form=form,
        codebook=book,
        codebook_version=book.version,
        sha256=hashlib.sha256(data).hexdigest(),
        by=actor_user(actor),
        by_name=actor_label(actor),
        at=clock.now(),
        **facts,
    )
    ledger.append("export" if way == CodingFile.Way.OUT else "import", made, actor=actor)
    return made


# Back in ---------------------------------------------------------------------------------------------------


@transaction.atomic
def import_codings(*, actor: Actor, form: Form, data: bytes, source: str, dry_run: bool = False) -> Imported:
    """Add the codings and memos of a project file that are not here yet, as those of this person; none is removed.

    Each refers by id to a text and a code of the form. ``FileRefused`` if the file cannot be read; those that do not
    fit are counted by reason. Cases are compared with what is known here.
    """
    access.require(actor, *access.CODE_ROLES)
    lock_forms(Form.objects.filter(pk=form.pk))
    book = _book_of(Form.objects.select_related("codebook").get(pk=form.pk))
    done, fresh = Imported(), _Fresh(actor, form, book)
    project = read_project(data, fresh.texts)
    for each in project.codings:
        if reason := fresh.reason_against(each):
            done.reasons[str(reason)] += 1
        else:
            is_new = fresh.take(each)
            done.added, done.same = done.added + is_new, done.same + (not is_new)
    memos = NewMemos(actor, book, fresh.texts.values(), fresh.others)
    for memo in project.memos:
        if reason := memos.reason_against(memo):
            done.reasons[str(reason)] += 1
        else:
            is_new = memos.take(memo)
            done.memos, done.same_memos = done.memos + is_new, done.same_memos + (not is_new)
    done.cases, done.other_cases = compare_cases(form, fresh.texts.values(), project.cases)
    if not dry_run:
        fresh.save(f"imported from {source}")
        record_many(Memo, memos.made, actor=actor, reason=f"imported from {source}")
        texts = len({each.text_id for each in fresh.made})
        counts = {"texts": texts, "codings": done.added, "refused": done.refused}
        _log(actor, CodingFile.Way.IN, form, book, data, **counts)
    return done


def is_same(words: str, text: str) -> bool:
    """Whether the words of a file are this text, of which the file may black out some: positions stay true."""
    words = words.rstrip()
    if len(words) > len(text) or text[len(words) :].strip():
        return False
    return all(one in (other, MASK) for one, other in zip(words, text, strict=False))


class _Fresh:
    """Codings of a file beside the texts, codes and codings of a form."""

    def __init__(self, actor: Actor, form: Form, book: Codebook) -> None:
        texts = list(texts_of(form))
        self.actor, self.made = actor, list[Coding]()
        self.texts = {text_guid(text): text for text in texts}
        codes = book.codes.select_related("codebook").filter(status=Code.Status.ACTIVE)
        self.codes = {str(guid_of(code, book)): code for code in codes}
        past = past_of(Coding).filter(text__submission__form=form)
        here = Coding.objects.filter(text__submission__form=form)
        self.known = {coding_guid(each) for each in here}
        self.removed = {coding_guid(each) for each in past.filter(history_type="-")} - self.known
        self.others = set(past.order_by().values_list("coder_name", flat=True).distinct())
        self.others -= {actor_label(actor)}

    def save(self, reason: str) -> None:
        try:
            with transaction.atomic():
                record_many(Coding, self.made, actor=self.actor, reason=reason)
        except IntegrityError as error:
            raise NotPossibleNow(_("Someone just coded the same passages. Import the file again.")) from error

    def reason_against(self, each: FileCoding) -> Promise | str:
        text, code = self.texts.get(each.text), self.codes.get(each.code)
        if text is None:
            return OTHER_TEXT
        if each.words is None or not is_same(each.words, text.text):
            return CHANGED_TEXT
        if not each.is_certain:
            return UNSURE
        if code is None:
            return OTHER_CODE
        if each.start is None or each.end is None or not text.text[each.start : each.end].strip():
            return OTHER_PLACE
        if each.end > len(text.text):
            return OTHER_PLACE
        if each.guid not in self.known and each.coder in self.others:
            return OTHER_CODER
        if each.guid in self.removed:
            return REMOVED
        return LONG_NOTE if len(each.note) > LONGEST_NOTE else ""

    def take(self, each: FileCoding) -> bool:
        """Whether it is new: neither here already, by its id or by the same person, nor twice in the file."""
        coding = new_coding(
            text=self.texts[each.text],
            code=self.codes[each.code],
            start=each.start or 0,
            end=each.end or 0,
            stance=each.stance,
            actor=self.actor,
            note=each.note,
        )
        ids = {each.guid, coding_guid(coding)}
        if ids & self.known:
            return False
        self.known |= ids - {""}
        self.made.append(coding)
        return True
