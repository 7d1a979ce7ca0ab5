"""Reads on the letters of a form and of its campaigns (PAR-05)."""

from collections.abc import Iterable, Iterator

from django.db.models import Count, Min, QuerySet

from feedback.models import Campaign, Form, Question, Submission, SubmissionText
from feedback.submissions import text_similarity

CHUNK = 500


def letters_of(form: Form) -> QuerySet[SubmissionText]:
    """People's own texts that can be the letter of a campaign."""
    found = SubmissionText.objects.said().filter(submission__form=form, letter__gt="")
    return found.exclude(submission__state=Submission.State.WITHDRAWN)


def letters_in(campaign: Campaign) -> QuerySet[SubmissionText]:
    return SubmissionText.objects.said().filter(submission__campaign=campaign, letter__gt="")


def wordings_of(texts: QuerySet[SubmissionText]) -> dict[str, tuple[int, int]]:
    """Return the number of people and the first text of each wording, by digest."""
    counted = texts.order_by().values_list("letter")
    rows = counted.annotate(n=Count("submission", distinct=True), first=Min("pk"))
    return {letter: (n, first) for letter, n, first in rows}


def most_sent(wordings: dict[str, tuple[int, int]]) -> list[str]:
    """Return the digests, the most frequent wording first."""
    return sorted(wordings, key=lambda each: (-wordings[each][0], wordings[each][1]))


def read(keys: list[int]) -> Iterator[tuple[int, str]]:
    """Yield (key, text) in the order of the keys, in chunks."""
    for part in in_parts(keys):
        texts = dict(SubmissionText.objects.filter(pk__in=part).values_list("pk", "text"))
        yield from ((key, texts[key]) for key in part)


def in_parts[T](values: list[T]) -> Iterator[list[T]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def quoted_text(form: Form) -> frozenset[int]:
    """Return the runs of words in the form's own text: letters that have them quote the form."""
    rows = [
        *form.versions.values_list("title", "intro", "notice", "layout"),
        *Question.objects.filter(version__form=form).values_list("label", "help", "choices"),
    ]
    found: set[int] = set()
    for text in _strings(rows):
        found |= text_similarity.all_shingles(text)
    return frozenset(found)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, Iterable):
        for each in value:
            yield from _strings(each)
