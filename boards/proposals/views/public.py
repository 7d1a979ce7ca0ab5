"""Public views: tracker, proposals, and the form open to anyone (C2C-30, C2C-31)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.comments.views.public import account_of, never_cached
from boards.exceptions import ProposalRefused
from boards.models import Body, Cycle
from boards.proposals import feeds, tracker
from boards.proposals.form_content import draft_of, notice_now
from boards.proposals.forms.public import ProposalForm, TrackerForm
from boards.proposals.presenters import page_context, scope_text
from boards.proposals.proposal_lines import own_line
from boards.proposals.services import receive_proposal, refuse_late
from boards.proposals.year_picture import year_of
from boards.proposals.years import open_boards
from cms import chain
from cms.access import Visitor
from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.spreadsheets import CSV, Column, as_download, stream_csv
from cms.web.conditional import open_to_programs
from cms.web.one_time_keys import code_in_use
from cms.web.paging import page_of, query_without_page
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from feedback.exceptions import KeyUsedTwice
from feedback.forms.notice_titles import NOTICE_TITLES


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """Year chart and list; filters work without JavaScript."""
    form = TrackerForm(request.GET or None, bodies=_bodies())
    wanted = form.wanted
    rows = tracker.proposals_for(wanted)
    page = page_of(request, rows)
    lines = chain.stored_lines("proposal", [row.pk for row in page])
    cycle = tracker.cycle_for(wanted.year, wanted.board)
    context = {
        "rows": [
            {
                "proposal": row,
                "line": own_line(lines.get(row.pk), row),
                "who": tracker.brought_by_text(row),
                "where": tracker.place_text(row),
            }
            for row in page
        ],
        "page_obj": page,
        "counts": tracker.counts_of(rows),
        "form": form,
        "is_narrowed": wanted.is_narrowed,
        "keep": query_without_page(request),
        "cycle": cycle,
        "phases": year_of(cycle),
        "crumbs": [],
    }
    return render(request, "boards/proposals/proposals.html", context)


def _bodies() -> list[Body]:
    return [body for body, _cycle in open_boards()]


COLUMNS = [
    Column(name, name)  # column names are the same in every language
    for name in ("number", "year", "board", "title", "asks", "from", "received", "state", "reason", "demo")
]


@require_safe
def proposals_csv(request: HttpRequest) -> HttpResponse:
    """The filtered list as CSV."""
    rows = tracker.proposals_for(TrackerForm(request.GET or None, bodies=_bodies()).wanted)
    return as_download(stream_csv(COLUMNS, tracker.table_rows(rows)), "proposals.csv", CSV)


@require_safe
@open_to_programs
def proposals_feed(request: HttpRequest) -> HttpResponse:
    """Feed of public steps."""
    return feeds.feed_of(request.path).answer()


@require_safe
def proposal(request: HttpRequest, number: str) -> HttpResponse:
    found = access.get_proposal(number)
    context = {
        "proposal": found,
        "who": tracker.brought_by_text(found),
        "where": tracker.place_text(found),
        "line": own_line(chain.line_for("proposal", found.pk), found),
        "crumbs": [(_("Proposals"), address("proposals/")), (found.number, "")],
        **page_context(found),
    }
    return render(request, "boards/proposals/proposal.html", context)


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Scope question: two choices in plain language, each leading to its form."""
    rows = [
        {"body": body, "cycle": cycle, "scope": scope_text(cycle.rules.scope_of(body))}
        for body, cycle in open_boards()
    ]
    crumbs = [(_("Proposals"), address("proposals/")), (_("Propose an idea"), "")]
    return render(request, "boards/proposals/proposals_choose.html", {"rows": rows, "crumbs": crumbs})


@public_post
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    body, cycle = _open_board(slug)
    refusal = _refusal(body, cycle, account_of(request))
    if request.method != "POST" or refusal:
        form = None if refusal else ProposalForm(initial={"scope": cycle.rules.scope_of(body)})
        status = 422 if refusal and request.method == "POST" else 200
        return _propose_page(request, body, cycle, form, refusal, status=status)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _propose_page(request, body, cycle, form, None, status=422)
    try:
        made = receive_proposal(cycle=cycle, body=body, nonce=form.nonce, words=form.proposal)
    except RuleBroken as error:
        form.renew_key()
        status = 409 if isinstance(error, KeyUsedTwice) else 422
        return _propose_page(request, body, cycle, form, error, status=status)
    sent = made.submission
    return SeeOther(reverse("feedback:receipt", args=[code_in_use(sent.key, sent.receipt_digest)]))


def _open_board(slug: str) -> tuple[Body, Cycle]:
    for body, cycle in open_boards():
        if body.slug == slug:
            return body, cycle
    raise Http404


def _refusal(body: Body, cycle: Cycle, user: Visitor) -> RuleBroken | None:
    """BK-45: members propose in the workspace. After the deadline, state when the next form opens."""
    if access.seats_of(user).filter(seat__body=body).exists():
        return ProposalRefused(
            _("You hold a seat on this board. Members write their proposals in their workspace."),
            rule="BK-45",
        )
    try:
        refuse_late(cycle)
    except ProposalRefused as error:
        return error
    return None


def _propose_page(
    request: HttpRequest,
    body: Body,
    cycle: Cycle,
    form: ProposalForm | None,
    refusal: RuleBroken | None,
    *,
    status: int = 200,
) -> HttpResponse:
    crumbs = [(_("Proposals"), address("proposals/")), (_("Propose an idea"), "")]
    context = {
        "body": body,
        "cycle": cycle,
        "form": form,
        "refusal": refusal,
        "scope": scope_text(cycle.rules.scope_of(body)),
        "draft_name": draft_of(body),
        "notice": list(zip(NOTICE_TITLES.values(), notice_now(), strict=True)),
        "phases": year_of(cycle),
        "crumbs": crumbs,
    }
    return never_cached(render(request, "boards/proposals/propose.html", context, status=status))
