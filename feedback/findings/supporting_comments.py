"""List the comments behind a finding, vote or decision, as far as their authors allow (PRV-14, PRV-31)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from cms.chain import Stop
from cms.chain.nodes import kind
from cms.chain.walk import Pair
from cms.i18n.passages import passage
from feedback.findings.quotes import quotable, sources_of
from feedback.findings.selectors import comments_may_be_named
from feedback.models import Finding, FindingQuote, PrivatePassage, Submission, SubmissionText

Role = SubmissionText.Role


@dataclass(frozen=True)
class Voice:
    words: str
    language: str
    source: str
    is_demo: bool
    stance: str = ""
    url: str = ""
    translation: str = ""
    method: str = ""


def named_at(things: Iterable[Pair]) -> set[Pair]:
    """Those of the things beside which single comments may be named: findings none of whose numbers by what is told of
    each comment is hidden, and what comments are addressed to, such as an item. Never where they came from: who opens
    all comments would count what a recap hides.
    """
    found = set(things)
    numbers = {id_ for name, id_ in found if name == "finding"}
    rows = Finding.objects.published().filter(number__in=numbers).select_related("cut", "code")
    named = {("finding", each.number) for each in rows if comments_may_be_named(each)}
    return named | {
        (name, id_)
        for name, id_ in found
        if name != "finding" and (joined := kind(name)) and joined.stop != Stop.HEARD
    }


class Voices:
    """A paginated list of public comments, and of passages quoted by the public findings that they led to.

    If the number of comments is hidden, or one of their numbers by what a comment tells, only quotes are listed, since
    whole comments could be counted (PRV-10). For the same reason a whole comment does not say how it came, and only a
    quote is labeled as disagreeing.
    """

    def __init__(self, links: QuerySet, *, is_hidden: bool) -> None:
        things = set(links.values_list("target_kind", "target_id"))
        findings = {id_ for name, id_ in things if name == "finding"}
        quoted = quotable(
            FindingQuote.objects.filter(finding__state="published", finding__number__in=findings)
        )
        waiting = PrivatePassage.objects.filter(
            text__submission=OuterRef("pk"), state=PrivatePassage.State.WAITING
        )
        named = set() if is_hidden else named_at(things)
        self.is_partial = named != things
        ends = [Q(target_kind=name, target_id=id_) for name, id_ in sorted(named)]
        listed = links.filter(reduce(or_, ends)) if ends else links.none()
        whole = Submission.objects.public().exclude(Exists(waiting))
        self.whole = whole.filter(pk__in=listed.values("source_id"))
        rows = Submission.objects.filter(pk__in=links.values("source_id"), youth="").annotate(
            is_quoted=Exists(quoted.filter(text__submission=OuterRef("pk"))),
            is_whole=Exists(self.whole.filter(pk=OuterRef("pk"))),
        )
        self.quoted = quoted
        self.rows = rows.filter(Q(is_quoted=True) | Q(is_whole=True)).order_by("submitted_at", "pk")

    def __len__(self) -> int:
        return self.rows.count()

    def __getitem__(self, part: slice) -> list[Voice]:
        found = list(self.rows[part])
        ids = [each.pk for each in found]
        texts = _by(SubmissionText.objects.current().filter(submission__in=ids).order_by("pk"))
        quotes = self.quoted.filter(text__submission__in=ids).select_related("text", "finding__cut")
        chosen = _by(each for each in quotes.order_by("pk") if each.is_unchanged)
        sources = sources_of(quote for each in chosen.values() for quote in each)
        voices = []
        for each in found:
            if each.is_whole:
                voices += _whole(each, texts.get(each.pk, []))
            else:
                voices += _quoted(each, chosen.get(each.pk, []), sources)
        return voices


def _by(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, "submission_id", None) or row.text.submission_id, []).append(row)
    return found


def _quoted(each: Submission, quotes: list[FindingQuote], sources: dict[int, str]) -> list[Voice]:
    once = {quote.words: quote for quote in quotes}
    return [
        Voice(words, quote.text.language, sources[quote.pk], each.is_demo, stance=quote.stance)
        for words, quote in once.items()
    ]


def _whole(each: Submission, texts: list[SubmissionText]) -> list[Voice]:
    """Return the texts of a comment, redacted if there is a redaction, with translations of whole texts."""
    cut = [row for row in texts if row.role == Role.REDACTION]
    own = cut or [row for row in texts if row.role in (Role.ORIGINAL, Role.TRANSCRIPT)]
    others = {row.question_key: row for row in texts if row.role == Role.TRANSLATION and not cut}
    url = reverse("cms:trace", args=["submission", each.pk])
    voices = []
    for row in own:
        other = others.get(row.question_key)
        translation, method = (passage(other.text, other.language), other.method) if other else ("", "")
        voices.append(
            Voice(row.text, row.language, "", each.is_demo, url=url, translation=translation, method=method)
        )
    return voices
