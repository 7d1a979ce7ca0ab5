"""List the comments behind a finding, vote or decision, as far as their authors allow (PRV-14, PRV-31)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from feedback.findings.quotes import quotable
from feedback.models import Channel, FindingQuote, PrivatePassage, Submission, SubmissionText

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


class Voices:
    """A paginated list of public comments, and of passages quoted by a public finding.

    If the number of comments is suppressed, only quotes are listed, since whole comments could be counted (PRV-10).
    For the same reason only a quote is labeled as disagreeing, and the channel stands only beside comments of a channel
    whose number is published: ``groups``.
    """

    def __init__(self, links: QuerySet, *, is_hidden: bool, groups: Collection[str]) -> None:
        quoted = quotable(FindingQuote.objects.filter(finding__state="published"))
        waiting = PrivatePassage.objects.filter(
            text__submission=OuterRef("pk"), state=PrivatePassage.State.WAITING
        )
        rows = Submission.objects.filter(pk__in=links.values("source_id"), youth="").annotate(
            is_quoted=Exists(quoted.filter(text__submission=OuterRef("pk")))
        )
        whole = Submission.objects.public().exclude(Exists(waiting)).values("pk")
        self.quoted = quoted
        self.is_hidden, self.groups = is_hidden, groups
        shown = Q(is_quoted=True) if is_hidden else Q(is_quoted=True) | Q(pk__in=whole)
        self.rows = rows.filter(shown).order_by("submitted_at", "pk")

    def __len__(self) -> int:
        return self.rows.count()

    def __getitem__(self, part: slice) -> list[Voice]:
        found = list(self.rows[part])
        ids = [each.pk for each in found]
        texts = _by(SubmissionText.objects.current().filter(submission__in=ids).order_by("pk"))
        quotes = self.quoted.filter(text__submission__in=ids).select_related("text").order_by("pk")
        chosen = _by(each for each in quotes if each.is_unchanged)
        voices = []
        for each in found:
            is_public = each.state == Submission.State.PUBLISHED and each.consent_publish
            if is_public and not self.is_hidden:
                voices += _whole(each, texts.get(each.pk, []), self._facts(each))
            else:
                voices += _quoted(each, chosen.get(each.pk, []), self._facts(each))
        return voices

    def _facts(self, each: Submission) -> dict[str, Any]:
        channel = str(Channel(each.channel).label)
        return {"source": channel if channel in self.groups else "", "is_demo": each.is_demo}


def _by(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, "submission_id", None) or row.text.submission_id, []).append(row)
    return found


def _quoted(each: Submission, quotes: list[FindingQuote], facts: dict[str, Any]) -> list[Voice]:
    once = {quote.words: quote for quote in quotes}
    return [Voice(words, quote.text.language, stance=quote.stance, **facts) for words, quote in once.items()]


def _whole(each: Submission, texts: list[SubmissionText], facts: dict[str, Any]) -> list[Voice]:
    """Return the texts of a comment, redacted if there is a redaction, with translations of whole texts."""
    cut = [row for row in texts if row.role == Role.REDACTION]
    own = cut or [row for row in texts if row.role in (Role.ORIGINAL, Role.TRANSCRIPT)]
    others = {row.question_key: row for row in texts if row.role == Role.TRANSLATION and not cut}
    url = reverse("cms:trace", args=["submission", each.pk])
    voices = []
    for row in own:
        other = others.get(row.question_key)
        translation, method = (other.text, other.method) if other else ("", "")
        voices.append(Voice(row.text, row.language, url=url, translation=translation, method=method, **facts))
    return voices
