"""Select passages that may be quoted, and present quotes (PRV-14, PRV-31)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language

from cms.cleaning import whole_number
from cms.i18n.fields import text
from cms.i18n.passages import passage
from feedback.findings.selectors import figures_on_page
from feedback.models import (
    Channel,
    Coding,
    Demographics,
    Finding,
    FindingQuote,
    PrivatePassage,
    Question,
    Submission,
    SubmissionText,
)
from feedback.releases.cells import is_published

MOST_PASSAGES, MOST_QUOTES = 60, 4
Beside = FindingQuote.Beside


def may_be_quoted() -> Q:
    """``Submission.may_be_quoted`` as a filter for codings or quotes, which reach the submission through ``text``."""
    gone = (Submission.State.HIDDEN, Submission.State.WITHDRAWN)
    public = Q(text__submission__consent_publish=True, text__submission__state=Submission.State.PUBLISHED)
    consent = Q(text__submission__consent_quote=True) | public
    return (
        consent
        & Q(text__submission__youth="", text__superseded_at=None)
        & ~Q(text__submission__state__in=gone)
    )


def _points_to_a_person() -> Exists:
    """Match passages that overlap unresolved or redacted personal information (PRV-08)."""
    passages = PrivatePassage.objects.exclude(state=PrivatePassage.State.STAYS).filter(
        text=OuterRef("text"), start__lt=OuterRef("end"), end__gt=OuterRef("start")
    )
    return Exists(passages)


def quotable[Rows: QuerySet](rows: Rows) -> Rows:
    """Filter codings or quotes to those whose text may be quoted."""
    return rows.filter(may_be_quoted()).exclude(_points_to_a_person())


def passages_for(finding: Finding, words: str = "") -> list[dict[str, Any]]:
    """Return coded passages of the cut: quotes in use first, then dissenting ones, then the rest.

    ``words`` filters by text or by comment number; quotes in use always stay.
    """
    used = {(each.text_id, each.start, each.end) for each in finding.quotes.all()}
    cut = finding.cut
    found = Coding.objects.settled().filter(code=finding.code)
    found = found.filter(text__submission__submitted_at__lt=cut.until)
    if cut.form_id:
        found = found.filter(text__submission__form=cut.form_id)
    found = quotable(found).select_related("text__submission").order_by("pk")
    in_use = found.filter(text__in={text_id for text_id, _start, _end in used})
    if words:
        found = found.filter(_asked_for(words))
    picked = [
        *in_use,
        *found.filter(stance="against")[: MOST_PASSAGES // 3],
        *found.exclude(stance="against")[: MOST_PASSAGES - MOST_PASSAGES // 3],
    ]
    once = {(each.text_id, each.start, each.end): each for each in picked}
    rows = [_passage(each, span in used) for span, each in once.items()]
    return sorted(rows, key=lambda row: (not row["used"], not row["against"]))[:MOST_PASSAGES]


def _asked_for(words: str) -> Q:
    number = whole_number(words.upper().removeprefix("C-"))
    by_words = Q(text__text__icontains=words)
    return by_words if number is None else by_words | Q(text__submission=number)


def _passage(coding: Coding, used: bool) -> dict[str, Any]:
    words = coding.text.text[coding.start : coding.end]
    return {"coding": coding, "words": words, "used": used, "against": coding.stance == "against"}


def has_dissent(finding: Finding) -> bool:
    return any(each.stance == "against" for each in finding.quotes.all())


@dataclass(frozen=True)
class QuoteView:
    words: str
    language: str
    source: str
    stance: str
    translation: str
    method: str
    is_demo: bool


def quotes_of(findings: Iterable[Finding]) -> dict[int, list[QuoteView]]:
    """Return unchanged quotes that the author still allows, by finding id, always in four queries."""
    by_id = {each.pk: each for each in findings}
    rows = FindingQuote.objects.filter(finding__in=by_id).select_related("text__submission")
    quotes = [each for each in quotable(rows).order_by("finding_id", "order", "pk") if each.is_unchanged]
    translations = _translations(quotes)
    for quote in quotes:
        quote.finding = by_id[quote.finding_id]
    sources = sources_of(quotes)
    found: dict[int, list[QuoteView]] = {}
    for quote in quotes:
        found.setdefault(quote.finding_id, []).append(_view(quote, translations, sources[quote.pk]))
    return found


def sources_of(quotes: Iterable[FindingQuote]) -> dict[int, str]:
    """Return the one attribute beside each quote, by its id; empty where none is chosen, or its number is hidden."""
    listed = list(quotes)
    roles = _roles(listed)
    return {each.pk: _source(each, roles, each.finding) for each in listed}


def _translations(quotes: list[FindingQuote]) -> dict[int, SubmissionText]:
    """Return the best translation for quotes of a whole text, by text id."""
    whole = [each for each in quotes if each.words == each.text.text]
    rows = SubmissionText.objects.current().filter(
        role=SubmissionText.Role.TRANSLATION, submission__in={each.text.submission_id for each in whole}
    )
    best: dict[tuple[int, str], SubmissionText] = {}
    for row in sorted(rows, key=lambda each: (each.language == get_language(), each.pk)):
        best[row.submission_id, row.question_key] = row
    found = {each.text_id: best.get((each.text.submission_id, each.text.question_key)) for each in whole}
    return {pk: row for pk, row in found.items() if row is not None}


def _roles(quotes: list[FindingQuote]) -> dict[int, str]:
    """Return the author's role by submission id, queried only if a quote states it."""
    wanted = {each.text.submission_id: each.text.submission for each in quotes if each.beside == Beside.ROLE}
    if not wanted:
        return {}
    questions = dict(
        Question.objects.filter(
            version__in={each.version_id for each in wanted.values()}, kind="role"
        ).values_list("version", "key")
    )
    answers = dict(Demographics.objects.filter(submission__in=wanted).values_list("submission", "answers"))
    return {
        pk: answers.get(pk, {}).get(questions.get(each.version_id, ""), "") for pk, each in wanted.items()
    }


def _source(quote: FindingQuote, roles: dict[int, str], finding: Finding) -> str:
    """Return the one attribute beside a quote: the channel or the role (PRV-14).

    Both are stated only if the cut publishes their count; a role not if the language of the quote would narrow it down
    further.
    """
    figures = figures_on_page(finding)
    channel = quote.text.submission.channel
    if quote.beside == Beside.CHANNEL and is_published((figures.get("channels") or {}).get(channel)):
        return str(Channel(channel).label)
    role = roles.get(quote.text.submission_id, "")
    is_plain = quote.text.language in ("", settings.LANGUAGE_CODE)
    if quote.beside == Beside.ROLE and is_plain and is_published(figures.get("who", {}).get(role)):
        return text(finding.numbers.get("facts", {}).get("roles", {}).get(role))
    return ""


def _view(quote: FindingQuote, translations: dict[int, SubmissionText], source: str) -> QuoteView:
    other = translations.get(quote.text_id)
    return QuoteView(
        words=quote.words,
        language=quote.text.language,
        source=source,
        stance=quote.stance,
        translation=passage(other.text, other.language) if other else "",
        method=other.method if other else "",
        is_demo=quote.text.submission.is_demo,
    )
