"""Write a finding, quote letter by letter, publish it with numbers computed from its cut."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cms import chain, clock, ledger
from cms.history import Actor, record, sign
from feedback import access, cut_files
from feedback.counting import carries, is_against, numbers_of
from feedback.exceptions import NotPossibleNow, NotQuotable
from feedback.models import Coding, Finding, FindingQuote, SubmissionText, sha256_of


def next_number() -> int:
    return (Finding.objects.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def save_finding(*, actor: Actor, finding: Finding) -> Finding:
    """Store a new or edited draft; its numbers are computed from the cut, never typed."""
    access.require(actor, *access.FINDING_ROLES)
    if finding.is_public:
        raise NotPossibleNow(
            _("A public finding does not change. Write a new one that follows it."), rule="PAR-07"
        )
    finding.number = finding.number or next_number()
    cut_files.check(finding.cut)
    finding.numbers = numbers_of(cut_files.rows(finding.cut), finding.code.key)
    return record(finding, actor=actor, reason="written" if finding.pk is None else "edited")


@transaction.atomic
def add_quote(
    *, actor: Actor, finding: Finding, text: SubmissionText, start: int, end: int, stance: str = ""
) -> FindingQuote:
    access.require(actor, *access.FINDING_ROLES)
    if finding.is_public:
        raise NotPossibleNow(_("A public finding does not change."), rule="PAR-07")
    if not text.submission.may_be_quoted:
        raise NotQuotable(_("This person did not allow a quote."), rule="PRV-14")
    words = text.text[start:end]
    if not 0 <= start < end <= len(text.text) or not words.strip():
        raise NotPossibleNow(_("There are no words to quote."))
    quote = FindingQuote(
        finding=finding,
        text=text,
        start=start,
        end=end,
        stance=stance,
        sha256=sha256_of(words),
        order=finding.quotes.count(),
    )
    return record(quote, actor=actor, reason="quoted")


@transaction.atomic
def set_quotes(*, actor: Actor, finding: Finding, codings: list[Coding]) -> None:
    """The quotes of a draft become exactly these coded passages."""
    wanted = {(each.text_id, each.start, each.end): each for each in codings}
    for quote in finding.quotes.all():
        if wanted.pop((quote.text_id, quote.start, quote.end), None) is None:
            sign(quote, actor=actor, reason="no longer quoted")
            quote.delete()
    for each in wanted.values():
        add_quote(
            actor=actor, finding=finding, text=each.text, start=each.start, end=each.end, stance=each.stance
        )


@transaction.atomic
def publish_finding(*, actor: Actor, finding: Finding) -> Finding:
    """Public from now on: joined with each comment it rests on, sealed in the ledger."""
    access.require(actor, *access.FINDING_ROLES)
    finding = Finding.objects.select_for_update().select_related("cut", "code").get(pk=finding.pk)
    if finding.is_public:
        return finding
    _check_ready(finding)
    cut_files.check(finding.cut)
    finding.numbers = numbers_of(cut_files.rows(finding.cut), finding.code.key)
    if not finding.numbers["comments"]:
        raise NotPossibleNow(_("No comment in this cut carries this code."), rule="PAR-07")
    finding.state = Finding.State.PUBLISHED
    finding.published_at = clock.now()
    record(finding, actor=actor, reason="published", update_fields=["numbers", "state", "published_at"])
    chain.links.link_many(_evidence(finding), actor=actor, why=str(_("Coded with what this finding says")))
    ledger.append("publish", finding, actor=actor)
    return finding


def _check_ready(finding: Finding) -> None:
    missing = [
        str(label)
        for label, value in (
            (_("title"), finding.title),
            (_("what people said"), finding.summary),
            (_("question asked"), finding.question_asked),
            (_("limits"), finding.limits),
        )
        if not value
    ]
    if missing:
        raise NotPossibleNow(
            _("Still missing: %(missing)s.") % {"missing": ", ".join(missing)}, rule="PAR-07", missing=missing
        )
    for quote in finding.quotes.select_related("text__submission"):
        if not quote.is_unchanged or not quote.text.submission.may_be_quoted:
            raise NotQuotable(
                _("One quote may not be shown any more: %(ref)s. Take it out.")
                % {"ref": quote.text.submission.reference},
                rule="PRV-14",
            )


def _evidence(finding: Finding) -> list[tuple[Any, Any, str]]:
    code, target = finding.code.key, ("finding", finding.number)
    return [
        (("submission", row["id"]), target, "against" if is_against(row, code) else "for")
        for row in cut_files.rows(finding.cut)
        if carries(row, code)
    ]
