"""The home of the desk lists what its services accept from this person now, earliest deadline first (S14, BK-41)."""

import re
from collections.abc import Callable
from datetime import timedelta
from random import Random

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

import pytest

from boards.agendas.approvals import approve_agenda
from boards.agendas.corrections import attest_correction, propose_correction
from boards.agendas.posting import post_agenda
from boards.choices import AidState, DutyKind
from boards.comments.aid import answer_aid, ask_for_aid
from boards.decisions.publication import publish_decision, return_decision
from boards.duties.services import finish_duty, open_duty
from boards.models import AgendaApproval, AgendaCorrection, AidRequest, DecisionDraft, Duty, Meeting
from cms import clock
from cms.access import Role, has_role
from cms.components.due import last_moment
from cms.exceptions import RuleBroken
from cms.tasks import providers, waiting_for
from cms.users.models import User
from tests.depth import size
from tests.factories import boards as make
from tests.furniture import furnished

TODAY = make.DAY + timedelta(days=7)
SEEDS = range(size(1, 6))


@furnished
def staff(make_user) -> list[User]:
    """Two of each role that acts, and one with two roles."""
    rows = {role: [make_user(f"{role}{number}", role) for number in (1, 2)] for role in Role}
    return [person for people in rows.values() for person in people] + [
        make_user("both", Role.CLERK, Role.PUBLISHER)
    ]


@furnished
def board(home, set_clock):
    """A held vote; then four meetings ahead, one of them too late to post."""
    voted = make.held(home)
    for days in (5, 14, 17, 25):
        make.meeting(voted.item.meeting.body, day=TODAY + timedelta(days=days), at=make.starts(TODAY))
    set_clock(make.starts(TODAY))
    return voted


def _random_state(chance: Random, voted, staff: list[User]) -> None:
    """Each person does some of what the services let them do."""
    able = [each for each in staff if each.groups.filter(name__in=("clerk", "publisher")).exists()]
    drafts = list(Meeting.objects.filter(status="draft").order_by("pk"))
    for meeting in drafts:
        for person in chance.sample(able, chance.randrange(3)):
            approve_agenda(actor=person, meeting=meeting)
        if chance.random() < 0.3:
            make.write_agenda(
                meeting, [("action", f"Changed {meeting.pk}"), ("information", "Call to order")]
            )
    if chance.random() < 0.7:
        draft = make.decision_draft(voted, actor=chance.choice(able))
        if chance.random() < 0.4:
            others = [each for each in able if each.pk != draft.prepared_by_id]
            return_decision(actor=chance.choice(others), draft=draft, note="Say more.")
    held = voted.item.meeting
    for number in range(chance.randrange(3)):
        ask_for_aid(meeting=held, nonce=f"{number}", need="Large print")
    if chance.random() < 0.6:
        open_duty(actor="system:test", meeting=held, kind=DutyKind.LETTER, rule="BK-33", due_at=clock.now())
    posted = make.posted(held.body, day=TODAY + timedelta(days=30), before=29, at=make.starts(TODAY))
    if chance.random() < 0.7:
        make.write_agenda(posted, make.ITEMS)
        _reworded(posted)
        propose_correction(actor=chance.choice(able), meeting=posted, reason="A wrong word")


def _reworded(meeting: Meeting) -> None:
    posting = meeting.postings.get()
    for page in meeting.pages.all():
        draft = page.get_latest_revision_as_object()
        draft.agenda = [
            {
                "type": "item",
                "id": item["key"],
                "value": {"kind": item["kind"], "title": title, "minutes": 10},
            }
            for item, title in zip(posting.items, ("Call to order", "Publish results by county"), strict=True)
        ]
        draft.save_revision()


def _accepts(act: Callable[[], object]) -> bool:
    """Whether the service does it; nothing of it stays."""
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except (RuleBroken, PermissionDenied):
        return False
    return True


def _acts(user: User) -> dict[str, Callable[[], object]]:
    """What could be done, by the address of the screen where it is done."""
    acts: dict[str, Callable[[], object]] = {}
    for meeting in Meeting.objects.filter(status="draft"):
        acts[f"/desk/meetings/{meeting.pk}/post/"] = lambda it=meeting: post_agenda(actor=user, meeting=it)
    for draft in DecisionDraft.objects.all():
        address = f"/desk/decisions/from/{draft.motion_id}/review/"
        acts[address] = lambda it=draft: publish_decision(actor=user, draft=it)
    for row in AgendaCorrection.objects.filter(state="waiting"):
        address = f"/desk/meetings/{row.meeting_id}/corrections/{row.pk}/"
        acts[address] = lambda it=row: attest_correction(actor=user, correction=it, adds=False)
    for request in AidRequest.objects.filter(state=AidState.OPEN):
        facts = {"state": AidState.GRANTED, "answer": "Printed."}
        acts[f"/desk/aid/{request.pk}/"] = lambda it=request, facts=facts: answer_aid(
            actor=user, request=it, **facts
        )
    for duty in Duty.objects.filter(done_at=None):
        acts[f"/desk/duties/{duty.pk}/done/"] = lambda it=duty: finish_duty(
            actor=user, duty=it, evidence="Letter of today"
        )
    return acts


def _too_late() -> set[str]:
    """Agendas that nobody can post any more: the desk says so, and leads to the ways out."""
    late = Meeting.objects.filter(status="draft", day__lt=TODAY + timedelta(days=10))
    return {f"/desk/meetings/{pk}/post/" for pk in late.values_list("pk", flat=True)}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_list_is_what_the_services_accept_from_each_person_now(seed, board, staff):
    _random_state(Random(seed), board, staff)
    for person in staff:
        found = waiting_for(User.objects.get(pk=person.pk))
        listed = {task.url for task in found.mine} - _too_late()
        acts = _acts(person)
        accepted = {address for address, act in acts.items() if _accepts(act)}
        assert listed & acts.keys() == accepted, person
        assert not {task.url for task in found.others} & accepted, person


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_has_not_approved_an_agenda_is_asked_to_finish_it(seed, board, staff):
    _random_state(Random(seed), board, staff)
    for person in staff:
        mine = waiting_for(User.objects.get(pk=person.pk)).mine
        asked = {task.url for task in mine if task.title == "Finish and approve the agenda"}
        for address in asked:
            meeting = Meeting.objects.get(pk=re.findall(r"\d+", address)[0])
            before = AgendaApproval.objects.count()
            with transaction.atomic():
                approve_agenda(actor=person, meeting=meeting)
                assert AgendaApproval.objects.count() == before + 1
                transaction.set_rollback(True)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_earliest_deadline_comes_first_on_the_page(seed, board, staff, client_for):
    _random_state(Random(seed), board, staff)
    for person in staff:
        tasks = waiting_for(User.objects.get(pk=person.pk)).mine
        dated = [last_moment(task.due) for task in tasks if task.due]
        assert dated == sorted(dated) and all(task.due is None for task in tasks[len(dated) :])
        page = client_for(person).get("/desk/?all=1").text
        assert re.findall(r'task__what"><h3><a href="([^"]+)"', page) == [task.url for task in tasks]
        assert page.count("button--main button--wide") == bool(tasks)


def _queries_of(person: User) -> dict[str, int]:
    """How many queries each provider takes."""
    counts = {}
    for provider in providers():
        user = User.objects.get(pk=person.pk)
        has_role(user, Role.CLERK)  # the roles are kept with the account
        with CaptureQueriesContext(connection) as queries:
            list(provider(user))
        counts[provider.__name__] = len(queries)
    return counts


def test_queries_do_not_grow_with_the_tasks(board, staff):
    person, held = staff[-1], board.item.meeting
    ask_for_aid(meeting=held, nonce="first", need="Large print")
    make.posted(held.body, day=TODAY + timedelta(days=49), before=45, at=make.starts(TODAY))
    before = _queries_of(person)
    for number in range(3):
        ask_for_aid(meeting=held, nonce=f"{number}", need="Large print")
        make.meeting(held.body, day=TODAY + timedelta(days=40 + number), at=make.starts(TODAY))
        make.posted(held.body, day=TODAY + timedelta(days=50 + number), before=45, at=make.starts(TODAY))
    after = _queries_of(person)
    assert len(before) >= 20
    assert {name: (before[name], count) for name, count in after.items() if count > before[name]} == {}
