"""Show 5: each receipt of the demo ends in one true sentence; a reckoning of its own finds the same in the database."""

import re
from collections import Counter
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.models import AgendaItem, Decision, FollowUp, ItemOutcome, Motion, Proposal
from cms import chain
from cms.chain import sets
from cms.models import Link
from cms.web.one_time_keys import receipt_code
from feedback.models import Coding, Finding, ModerationAct, PrivatePassage, Submission
from tests.depth import size

pytestmark = pytest.mark.django_db
LEDE = re.compile(r'<p class="lede" data-became="(\w+)">(.*?)</p>', re.DOTALL)
MOST = size(6, 10_000)  # of each ending
KINDS = ("proposal", "item", "motion", "decision")
SAYS = {
    "not_read": r"^We have your comment, and no one has read it yet\.$",
    "read": r"^A person has read your comment, and it is not part of a finding yet\.$",
    "finding": r"^Your comment is part of finding F-\d+, which is not on a posted agenda yet\.$",
    "proposal": r"^Your comment is part of proposal [P\d-]+, which is not on a posted agenda yet\.$",
    "before": r"^(This (is|was) on the agenda for|A board discussed this on) \w+ \d+, \d{4}[,:].*\.$",
    "decided": r"^A board (said|decided|did not|tabled|discussed|voted) .*\d{4}.*\.$",
    "done": r"^A board said yes on .*, and every step it promised is done: decision \d{4}-\d+\.$",
    "withdrawn": r"^You withdrew this comment\.",
    "hidden": r"^Your comment is hidden from public view\. Reason: .+\.$",
}


def led_to(root: tuple[str, int]) -> set[tuple[str, int]]:
    """By asking for one link after the other: no other code of the chain is used."""
    seen, todo = set(), [root]
    while todo:
        kind, id_ = todo.pop()
        for link in Link.objects.filter(source_kind=kind, source_id=id_, withdrawn_at=None):
            target = (link.target_kind, link.target_id)
            if target not in seen:
                seen.add(target)
                todo.append(target)
    return seen


def reckoned(row: Submission) -> str:
    """What the database says of one comment."""
    if row.state in ("withdrawn", "hidden"):
        return row.state
    reached = led_to(("submission", row.pk))
    ids = {kind: {id_ for name, id_ in reached if name == kind} for kind in KINDS}
    decisions = Decision.objects.filter(pk__in=ids["decision"], published_at__isnull=False)
    yes = [each for each in decisions if each.outcome in ("adopted", "adapted")]
    promised = [list(FollowUp.objects.filter(decision=each)) for each in yes]
    if any(steps and all(step.done_on for step in steps) for steps in promised):
        return "done"
    voted = Motion.objects.filter(pk__in=ids["motion"], state="closed", kind="decision", decision=None)
    proposals = Proposal.objects.filter(pk__in=ids["proposal"], published_at__isnull=False)
    if any(each.outcome for each in proposals):
        return "decided"
    if decisions or ItemOutcome.objects.filter(item__in=ids["item"]).exists() or voted.exists():
        return "decided"
    if AgendaItem.objects.filter(pk__in=ids["item"]).exclude(meeting__status="draft").exists():
        return "before"
    if proposals:
        return "proposal"
    numbers = [id_ for kind, id_ in reached if kind == "finding"]
    if Finding.objects.filter(number__in=numbers, state="published").exists():
        return "finding"
    return "read" if was_read(row) else "not_read"


def was_read(row: Submission) -> bool:
    passages = PrivatePassage.objects.filter(text__submission=row, decided_at__isnull=False)
    acts = ModerationAct.objects.filter(submission=row, by__isnull=False, together__isnull=True)
    codes = Coding.objects.filter(text__submission=row)
    return bool(row.entered_by) or passages.exists() or acts.exists() or codes.exists()


def look_both_ways() -> None:
    """Show 4 on the demo: the same comments from either end, and a trace of its largest decision in few statements."""
    assert sets.forward("submission", "decision") == sets.backward("submission", "decision")
    decision = Decision.objects.get(year=2022, sequence=17)
    with CaptureQueriesContext(connection) as taken:
        found = chain.trace("decision", decision.pk)
    told = {comment for comment, id_ in sets.backward("submission", "decision") if id_ == decision.pk}

    assert len(taken) <= 13, [query["sql"][:80] for query in taken]
    assert found.heard.total == len(told) == 113


def test_every_receipt_of_the_demo_ends_in_one_true_sentence(client, demo_database, settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    look_both_ways()
    told: Counter = Counter()
    for row in Submission.objects.filter(is_demo=True).order_by("pk"):
        if told[expected := reckoned(row)] == MOST:
            continue
        page = client.get(f"/receipts/{receipt_code(row.key)}/").content.decode()
        ((stage, sentence),) = LEDE.findall(page)
        assert stage == expected, row
        assert re.search(SAYS[stage], unescape(sentence).strip()), sentence
        told[stage] += 1

    assert {"not_read", "read", "finding", "before", "decided", "done"} <= set(told), told
