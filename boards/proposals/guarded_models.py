"""Guarded models of the proposal cycle: members' text, and sponsorships (BK-41, BK-42)."""

from django.db.models import F, Q

from boards.guard import guards
from boards.models import CycleReport, Proposal, ProposalAuthor, ReportVersion, Sponsorship
from boards.proposals.matters import proposals_beside, same_proposals, same_reports

NOTICED = Q(proposal__steps__kind="agenda")

guards(
    Proposal,
    kind="proposal",
    public=Q(published_at__isnull=False),
    own="authors__appointment__user",
    body="body",
    title=lambda row: row.title,
    same=same_proposals,
    beside=proposals_beside,
)
guards(
    ProposalAuthor,
    kind="proposal",
    public=NOTICED,
    own="proposal__authors__appointment__user",
    body="proposal__body",
    topic="proposal",
)
guards(
    Sponsorship,
    kind="proposal",
    public=NOTICED,
    own="appointment__user",
    body="proposal__body",
    topic="proposal",
)
guards(
    CycleReport,
    kind="report",
    public=Q(public_from__isnull=False),
    own="drafters__appointment__user",
    body="body",
    same=same_reports,
)
guards(
    ReportVersion,
    kind="report",
    public=Q(number__gte=F("report__public_from")),
    own="report__drafters__appointment__user",
    body="report__body",
    topic="report",
)
