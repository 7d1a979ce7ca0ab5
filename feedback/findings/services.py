"""Services to write, review and publish findings with numbers computed from their cut (PAR-07)."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cms import chain, clock
from cms.jobs import queue
from cms.models import Job
from cms.publication import gate
from cms.records import ledger
from cms.records.history import Actor, actor_label, record, sign
from feedback import access
from feedback.cuts import files as cut_files
from feedback.cuts.counting import carries, is_against
from feedback.exceptions import NotPossibleNow, NotQuotable
from feedback.exports.services import request_export
from feedback.findings import publication_checks
from feedback.findings.figures import figures_of
from feedback.findings.frozen_content import compose
from feedback.findings.quotes import MOST_QUOTES, quotable
from feedback.models import Coding, Cut, Export, Finding, FindingQuote, SubmissionText, sha256_of
from feedback.releases.publication_checks import is_behind
from feedback.releases.selectors import numbers_for, release_of
from feedback.releases.services import request_release, require_released

Beside = FindingQuote.Beside


def next_number() -> int:
    return (Finding.objects.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def save_finding(*, actor: Actor, finding: Finding) -> Finding:
    """Save a finding as a draft with numbers from its cut, resetting a review. ``NotPossibleNow`` for typed numbers."""
    access.require(actor, *access.FINDING_ROLES)
    _refuse_if_public(finding)
    if wrong := publication_checks.wording_problems(finding):
        raise NotPossibleNow(wrong[0].sentence, rule="PAR-07")
    finding.number = finding.number or next_number()
    finding.numbers = numbers_for(finding.cut, finding.code)
    _back_to_draft(finding, actor)
    record(finding, actor=actor, reason="written" if finding.pk is None else "edited")
    _ask_for_numbers(finding, actor)
    return finding


def _ask_for_numbers(finding: Finding, actor: Actor) -> None:
    """Queue the count of the cut if its numbers are missing or outdated (PRV-11)."""
    release = release_of(finding.cut)
    if (finding.numbers and release and not is_behind(release)) or counting_of(finding.cut):
        return
    request_release(actor=actor, cut=finding.cut)


def counting_of(cut: Cut) -> Job | None:
    """Return the waiting or running job that counts this cut, if any."""
    return _going("feedback.analyse", cut=cut.pk)


def publishing_of(finding: Finding) -> Job | None:
    return _going("feedback.publish_finding", finding=finding.number)


def _going(handler: str, **arguments: int) -> Job | None:
    wanted = {f"arguments__{name}": value for name, value in arguments.items()}
    states = [Job.State.WAITING, Job.State.RUNNING]
    return Job.objects.filter(handler=handler, state__in=states, **wanted).first()


def _refuse_if_public(finding: Finding) -> None:
    if finding.is_public:
        raise NotPossibleNow(
            _("A public finding cannot be changed. Write a new finding that follows it."), rule="PAR-07"
        )


def _back_to_draft(finding: Finding, actor: Actor) -> None:
    finding.state = Finding.State.DRAFT
    finding.written_by_name = actor_label(actor)
    finding.reviewed_by_name, finding.reviewed_at = "", None


@transaction.atomic
def add_quote(
    *,
    actor: Actor,
    finding: Finding,
    text: SubmissionText,
    start: int,
    end: int,
    stance: str = "",
    beside: str = Beside.CHANNEL,
) -> FindingQuote:
    """Quote ``text[start:end]`` verbatim; ``NotQuotable`` without consent or near personal information."""
    access.require(actor, *access.FINDING_ROLES)
    _refuse_if_public(finding)
    if not text.submission.may_be_quoted or text.superseded_at:
        raise NotQuotable(_("This person did not allow a quote."), rule="PRV-14")
    words = text.text[start:end]
    if not 0 <= start < end <= len(text.text) or not words.strip():
        raise NotPossibleNow(_("There is no text to quote."))
    quote = FindingQuote(
        finding=finding,
        text=text,
        start=start,
        end=end,
        stance=stance,
        beside=beside,
        sha256=sha256_of(words),
        order=finding.quotes.count(),
    )
    record(quote, actor=actor, reason="quoted")
    if not quotable(FindingQuote.objects.filter(pk=quote.pk)).exists():
        raise NotQuotable(_("This text may identify a person. A colleague must decide first."), rule="PRV-08")
    return quote


@transaction.atomic
def set_quotes(
    *, actor: Actor, finding: Finding, codings: list[Coding], beside: str = Beside.CHANNEL
) -> None:
    """Replace the quotes of a draft with these coded passages; a reviewed finding becomes a draft again."""
    access.require(actor, *access.FINDING_ROLES)
    _refuse_if_public(finding)
    wanted = {(each.text_id, each.start, each.end): each for each in codings}
    if len(wanted) > MOST_QUOTES:
        raise NotPossibleNow(
            _("A finding is one page: choose at most %(number)s quotes.") % {"number": MOST_QUOTES},
            rule="PAR-07",
        )
    for quote in finding.quotes.all():
        span = (quote.text_id, quote.start, quote.end)
        if span not in wanted or quote.beside != beside:
            sign(quote, actor=actor, reason="no longer quoted")
            quote.delete()
        else:
            wanted.pop(span)
    for each in wanted.values():
        add_quote(
            actor=actor,
            finding=finding,
            beside=beside,
            text=each.text,
            start=each.start,
            end=each.end,
            stance=each.stance,
        )
    if finding.state == Finding.State.REVIEWED:
        _back_to_draft(finding, actor)
        record(finding, actor=actor, reason="quotes changed")


@transaction.atomic
def review_finding(*, actor: Actor, finding: Finding) -> Finding:
    """Record the review by a second person; ``NotPossibleNow`` for the author or an incomplete finding."""
    access.require(actor, *access.FINDING_ROLES)
    finding = _locked(finding)
    if finding.state != Finding.State.DRAFT:
        return finding
    finding.state = Finding.State.REVIEWED
    finding.reviewed_by_name, finding.reviewed_at = actor_label(actor), clock.now()
    gate.check_public(actor=actor, what=finding)
    finding.numbers = finding.numbers | {"figures": figures_of(finding)}
    fields = ["numbers", "state", "reviewed_by_name", "reviewed_at"]
    return record(finding, actor=actor, reason="reviewed", update_fields=fields)


@transaction.atomic
def request_publication(*, actor: Actor, finding: Finding) -> Job | None:
    """Queue the publication job; ``NotPossibleNow`` now if a check already fails. None if already public."""
    access.require(actor, *access.FINDING_ROLES)
    finding = _locked(finding)
    if finding.is_public:
        return None
    _require_publishable(finding, actor)
    going = publishing_of(finding)
    return going or queue.start("feedback.publish_finding", actor=actor, finding=finding.number)


def _require_publishable(finding: Finding, actor: Actor) -> None:
    gate.check_public(actor=actor, what=finding)
    require_released(finding.cut)
    if numbers_for(finding.cut, finding.code) | {"figures": figures_of(finding)} != finding.numbers:
        raise NotPossibleNow(
            _(
                "The numbers of this data set have changed since it was reviewed. Save it again, and have it "
                "reviewed again."
            ),
            rule="PAR-07",
        )


@transaction.atomic
def publish_finding(*, actor: Actor, finding: Finding) -> Finding:
    """Publish a finding: freeze its page, link each comment it is based on, and seal it in the ledger.

    For the worker only, since it reads the whole file of the cut.
    """
    access.require(actor, *access.FINDING_ROLES)
    finding = _locked(finding)
    if finding.is_public:
        return finding
    _require_publishable(finding, actor)
    cut_files.check(finding.cut)
    finding.page = compose(finding, _export_of(finding.cut, actor, finding))
    finding.state = Finding.State.PUBLISHED
    finding.published_at = clock.now()
    record(finding, actor=actor, reason="published", update_fields=["page", "state", "published_at"])
    chain.links.link_many(_evidence(finding), actor=actor, why=str(_("Coded with what this finding says")))
    ledger.append("publish", finding, actor=actor)
    return finding


def _locked(finding: Finding) -> Finding:
    rows = Finding.objects.select_for_update(of=("self",)).select_related("cut__form", "code")
    return rows.get(pk=finding.pk)


def _export_of(cut: Cut, actor: Actor, finding: Finding) -> Export:
    """Return the newest public export of this edition, or request one."""
    gone = (Export.State.WITHDRAWN, Export.State.REFUSED, Export.State.EXPIRED)
    found = cut.exports.filter(cut_edition=cut.edition, audience=Export.Audience.PUBLIC).exclude(
        state__in=gone
    )
    if newest := found.order_by("-made_at").first():
        return newest
    export, _job = request_export(
        actor=actor,
        cut=cut,
        format=Export.Format.XLSX,
        audience=Export.Audience.PUBLIC,
        reason=str(_("All comments behind finding %(number)s")) % {"number": finding.reference},
    )
    return export


def _evidence(finding: Finding) -> list[tuple[Any, Any, str]]:
    code, target = finding.code.key, ("finding", finding.number)
    return [
        (("submission", row["id"]), target, "against" if is_against(row, code) else "for")
        for row in cut_files.rows(finding.cut)
        if carries(row, code)
    ]
