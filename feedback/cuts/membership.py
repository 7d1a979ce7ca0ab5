"""Which data sets contain a comment, by their filters as of when each was made; and what left public view since."""

from collections.abc import Iterable

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery

from feedback.coding.code_tree import keys_of_code
from feedback.cuts.services import CODES, selection
from feedback.models import Coding, Cut, Form, ModerationAct, Submission

OF_ITS_TIME = ("state", "answer", *CODES)  # filters on values that may have changed since the cut
State = Submission.State


def cuts_holding(submission: Submission) -> list[Cut]:
    """Return the cuts that contain this comment as of when each was made, in order."""
    return [each for each in _later_cuts(submission).order_by("number") if holds(each, submission)]


def any_cut_holding(submission: Submission) -> Cut | None:
    """Return one cut that contains the comment; cuts without filters first, since they need no query."""
    cuts = sorted(_later_cuts(submission), key=lambda each: (bool(each.filters), each.number))
    return next((each for each in cuts if holds(each, submission)), None)


def _later_cuts(submission: Submission) -> QuerySet[Cut]:
    of_form = Q(form=None) | Q(form=submission.form_id)
    return Cut.objects.filter(of_form, until__gt=submission.submitted_at).select_related("form", "codebook")


def holds(cut: Cut, submission: Submission) -> bool:
    """Whether the cut contains the comment; not if it was withdrawn before."""
    withdrawn = submission.history.filter(state=State.WITHDRAWN, history_date__lte=cut.made_at)
    if submission.state == State.WITHDRAWN and withdrawn.exists():
        return False
    return bool(_selected(cut, [submission]))


def any_held(cut: Cut, submissions: QuerySet[Submission]) -> bool:
    """Whether the cut contains one of these comments; not those withdrawn before."""
    rows = _of_its_time(cut).filter(pk__in=submissions.values("pk"))
    before = Submission.history.filter(state=State.WITHDRAWN, history_date__lte=cut.made_at)
    gone = Q(state=State.WITHDRAWN, pk__in=before.values("id"))
    return bool(_selected(cut, rows.exclude(gone)))


def _selected(cut: Cut, submissions: Iterable[Submission]) -> list[Submission]:
    """Those that the filters of the cut selected when it was made, even if they were withdrawn since."""
    found = {each.pk: each for each in submissions if each.consent_analyse}
    if not found:
        return []
    filters = {name: value for name, value in cut.filters.items() if value}
    apart = set() if cut.form_id else _with_another_book(cut)
    keys = {key for key, each in found.items() if each.form_id not in apart}
    if lasting := {name: value for name, value in filters.items() if name not in OF_ITS_TIME}:
        rows = selection(cut.form, cut.until, lasting, rows=Submission.objects.filter(consent_analyse=True))
        keys &= set(rows.filter(pk__in=keys).values_list("pk", flat=True))
    before = {"history_date__lte": cut.made_at}
    past = Submission.history.filter(id__in=keys, **before).order_by("history_date", "history_id")
    if state := filters.get("state"):
        keys &= {key for key, last in dict(past.values_list("id", "state")).items() if last == state}
    if answer := filters.get("answer"):
        question, _equals, choice = answer.partition("=")
        said = dict(past.values_list("id", "answers"))
        keys &= {key for key, last in said.items() if last.get(question) == choice}
    for code in [filters[name] for name in CODES if name in filters]:
        codes = keys_of_code(code, cut.codebook)
        coded = Coding.history.filter(text__submission__in=keys, code__in=codes, **before)
        keys &= set(coded.values_list("text__submission", flat=True))
    return [each for key, each in found.items() if key in keys]


def _with_another_book(cut: Cut) -> set[int]:
    """Forms that had a codebook of their own, not that of the cut, when it was made: a cut of all forms lacks them."""
    books: dict[int, int | None] = {}
    past = Form.history.filter(history_date__lte=cut.made_at).order_by("history_date", "history_id")
    for form, book in past.values_list("id", "codebook_id"):
        books[form] = book
    return {form for form, book in books.items() if book not in (None, cut.codebook_id)}


# Withdrawn since ---------------------------------------------------------------------------------------------


def withdrawn_from(cut: Cut) -> list[Submission]:
    """Comments of the cut that were withdrawn after it was made."""
    withdrawn = Submission.history.filter(state=State.WITHDRAWN, id__in=_taken_back(cut).values("pk"))
    since = dict(withdrawn.values_list("id").annotate(Min("history_date")).order_by())
    gone = [each for each in _taken_back(cut) if since.get(each.pk, cut.made_at) > cut.made_at]
    return _selected(cut, gone)


def _taken_back(cut: Cut) -> QuerySet[Submission]:
    return _of_its_time(cut).filter(state=State.WITHDRAWN)


def _of_its_time(cut: Cut) -> QuerySet[Submission]:
    rows = Submission.objects.filter(submitted_at__lt=cut.until)
    return rows.filter(form=cut.form_id) if cut.form_id else rows


def withdrawn_ids(cut: Cut) -> frozenset[int]:
    """Comments that are withdrawn by now: no file may contain their words (PRV-14)."""
    return frozenset(_taken_back(cut).values_list("pk", flat=True))


# Hidden since ------------------------------------------------------------------------------------------------


def hidden_from(cut: Cut) -> list[Submission]:
    """Comments that were public when the cut was made, and that moderation took out of public view since."""
    since = ModerationAct.objects.filter(submission=OuterRef("pk"), at__gt=cut.made_at).order_by("at", "pk")
    was = Subquery(since.values("before")[:1])
    return _selected(cut, _hidden(cut).alias(was=was).filter(was=State.PUBLISHED))


def hidden_ids(cut: Cut) -> frozenset[int]:
    """Comments that moderation has taken out of public view by now: no file for readers may contain their words."""
    return frozenset(_hidden(cut).values_list("pk", flat=True))


def _hidden(cut: Cut) -> QuerySet[Submission]:
    """Hidden, or waiting again because their approval was undone; of comments nobody decided on, none was public."""
    decided = Exists(ModerationAct.objects.filter(submission=OuterRef("pk")))
    return _of_its_time(cut).filter(decided, state__in=(State.HIDDEN, State.RECEIVED))
