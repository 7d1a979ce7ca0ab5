"""Make draft agenda items from proposals and reports; posting the agenda links them (C2C-30, BK-41)."""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access, guard
from boards.agendas.draft_blocks import blocks_of, item_block, new_key, put_before_the_end
from boards.agendas.drafts import CLOSING
from boards.agendas.snapshots import draft_pages
from boards.choices import ItemKind, ProposalState
from boards.exceptions import NotPossibleNow
from boards.locks import locked
from boards.models import AgendaItem, CycleItem, CycleReport, Meeting, Proposal, ReportState
from boards.proposals.form_content import in_all
from boards.proposals.reports import put_report_before_board, send_report
from boards.proposals.services import bring_to_item
from cms.components.dates import plain_date
from cms.components.previews import preview
from cms.i18n.fields import text
from cms.records.history import Actor, actor_label, actor_user

TITLE_LENGTH = 250
Words = Callable[[], str]


@transaction.atomic
def draft_proposal_items(
    *, actor: Actor, meeting: Meeting, proposals: Iterable[Proposal], together: bool = False
) -> list[str]:
    """Add one discussion item per proposal, or one for all, so they can be ranked together (BK-46)."""
    access.require(actor, *access.PLAN_ROLES)
    current, chosen = _draft(meeting), list(proposals)
    if not chosen:
        raise NotPossibleNow(_("Choose at least one proposal."), rule="C2C-30")
    for each in chosen:
        _refuse_misplaced(current, each)
    if together:
        _refuse_unranked(current, chosen)
        return [_draft_together(current, chosen, actor)]
    return [_draft_one(current, each, actor) for each in chosen]


def _draft_together(meeting: Meeting, proposals: list[Proposal], actor: Actor) -> str:
    year = proposals[0].year
    title = _together_title(year)
    body = in_all(lambda: preview("; ".join(_named(each) for each in proposals), 1500))
    key = _put(meeting, actor, title=title, body=body)
    for each in proposals:
        _keep(meeting, key, actor, proposal=each)
    return key


def _together_title(year: int) -> dict[str, str]:
    return in_all(lambda: _("Discuss the %(year)s proposals") % {"year": year})


def _draft_one(meeting: Meeting, proposal: Proposal, actor: Actor) -> str:
    def title() -> str:
        return preview(_("Discuss proposal %(name)s") % {"name": _named(proposal)}, TITLE_LENGTH)

    key = _put(
        meeting, actor, title=in_all(title), body=in_all(lambda: preview(text(proposal.summary), 1500))
    )
    _keep(meeting, key, actor, proposal=proposal)
    return key


def _named(proposal: Proposal) -> str:
    return " ".join(part for part in (proposal.number, text(proposal.title)) if part)


@transaction.atomic
def draft_report_item(*, actor: Actor, meeting: Meeting, report: CycleReport) -> str:
    """Add an item for the board's review, or an action item of the Governing Board for a final report."""
    access.require(actor, *access.PLAN_ROLES)
    current = _draft(meeting)
    governing = _goes_to_governing_board(report, current)
    if not governing and report.body_id not in current.body_ids:
        raise NotPossibleNow(_("The board reviews it under an item of its own posted agenda."), rule="C2C-30")
    if governing and report.state != ReportState.FINAL:
        raise NotPossibleNow(_("Only the final report goes to the Governing Board."), rule="C2C-30")
    _refuse_twice(current, report=report)

    def title() -> str:
        facts = {"board": text(report.body.name), "year": report.cycle.year}
        words = _("Consider the %(board)s report on the %(year)s proposals")
        return preview((words if governing else _review_text()) % facts, TITLE_LENGTH)

    kind = ItemKind.ACTION if governing else ItemKind.DISCUSSION
    key = _put(current, actor, title=in_all(title), body={}, kind=kind)
    _keep(current, key, actor, report=report)
    return key


def _review_text() -> str:
    return _("Review the draft report on the %(year)s proposals")


def link_posted(*, actor: Actor, meeting: Meeting) -> list[CycleItem]:
    """Publish and link the proposals and reports behind the posted items. Runs in the posting's transaction.

    Only then are items counted with what they carry (BK-42): proposals are locked before contacts.
    """
    rows = list(
        CycleItem.objects.filter(meeting=meeting).select_related(
            "proposal__body", "report__body", "report__cycle"
        )
    )
    items = {item.key: item for item in meeting.items.all()} if rows else {}
    linked = [row for row in rows if row.key in items]
    for row in linked:
        item = items[row.key]
        item.meeting = meeting
        if row.report:
            _bring_report(actor, row.report, item)
        elif row.proposal:
            bring_to_item(actor=actor, proposal=row.proposal, item=item)
    for key in {row.key for row in linked}:
        for body in meeting.bodies:
            guard.gather(guard.topic_for(body, items[key]))
    return linked


def _bring_report(actor: Actor, report: CycleReport, item: AgendaItem) -> None:
    """Before the Governing Board, a report also brings its proposals, so their authors can attend and speak."""
    if not _goes_to_governing_board(report, item.meeting):
        put_report_before_board(actor=actor, report=report, item=item)
        return
    send_report(actor=actor, report=report, item=item)
    taken_up = Proposal.objects.filter(
        body=report.body_id, year=report.cycle.year, state=ProposalState.REPORTED
    )
    for proposal in taken_up.order_by("sequence"):
        bring_to_item(actor=actor, proposal=proposal, item=item)


def _goes_to_governing_board(report: CycleReport, meeting: Meeting) -> bool:
    """Where both boards meet jointly, its own board reviews a report until it is final."""
    reviews = report.body_id in meeting.body_ids and report.state != ReportState.FINAL
    return meeting.has_governing_board and not reviews


def _draft(meeting: Meeting) -> Meeting:
    current = locked(meeting)
    if not current.is_draft:
        raise NotPossibleNow(_("The agenda is posted. Its items can no longer be changed."), rule="BK-14")
    return current


def _refuse_misplaced(meeting: Meeting, proposal: Proposal) -> None:
    facts = {"name": _named(proposal)}
    if proposal.state == ProposalState.DRAFT or proposal.is_over:
        raise NotPossibleNow(_("%(name)s has not been submitted, or it is closed.") % facts, rule="C2C-30")
    if not meeting.has_governing_board and proposal.body_id not in meeting.body_ids:
        raise NotPossibleNow(_("%(name)s belongs to another board.") % facts, rule="C2C-31")
    _refuse_twice(meeting, proposal=proposal)


def _refuse_unranked(meeting: Meeting, proposals: list[Proposal]) -> None:
    """One item for all is for a ranking, and at a joint meeting only the members of its first body rank (BK-46)."""
    ranked = [each for each in proposals if each.rules and each.rules.has_ranking]
    if any(each.body_id == meeting.joint_body_id for each in ranked):
        words = _(
            "The proposals of %(body)s are ranked at its own meeting. At this joint meeting, add one "
            "item for each proposal."
        )
        facts = {"body": text(meeting.bodies[-1].name)}
        raise NotPossibleNow(words % facts, rule="BK-46", field="together")


def _refuse_twice(meeting: Meeting, **made_from: object) -> None:
    """Refuse a second item for the same proposal or report, unless staff removed the first from the draft."""
    row = CycleItem.objects.filter(meeting=meeting, **made_from).first()
    if row is None:
        return
    if any(block["id"] == row.key for page in draft_pages(meeting).values() for block in blocks_of(page)):
        words = _("It is already on the draft agenda of %(day)s.")
        raise NotPossibleNow(words % {"day": plain_date(meeting.day)}, rule="C2C-30")
    row.delete()


def _put(
    meeting: Meeting,
    actor: Actor,
    *,
    title: dict[str, str],
    body: dict[str, str],
    kind: str = ItemKind.DISCUSSION,
) -> str:
    """Add a block under one key to the draft in each language."""
    key = new_key()
    for code, page in draft_pages(meeting).items():
        block = item_block(key, kind=kind, title=title.get(code, ""), text=body.get(code, ""))
        page.agenda = put_before_the_end(blocks_of(page), block, CLOSING)
        page.save_revision(user=actor_user(actor))
    return key


def _keep(meeting: Meeting, key: str, actor: Actor, **made_from: object) -> CycleItem:
    return CycleItem.objects.create(meeting=meeting, key=key, made_by_name=actor_label(actor), **made_from)
