"""Proposals at a joint meeting: each step names the body that took it; the joining body ranks at its own (BK-46)."""

from datetime import timedelta

from django.db.models import prefetch_related_objects

import pytest

from boards.models import CycleItem, ProposalStep, ProposalStepKind
from boards.proposals.presenters import public_steps
from boards.proposals.step_labels import step_sentence
from cms import clock
from tests.factories import boards as make
from tests.factories import joint
from tests.factories import proposals as cycle
from tests.furniture import furnished

PATH = "/desk/proposals/items/"
REFUSED = "The proposals of Advisory Board are ranked at its own meeting."


@furnished
def bodies(home):
    found = (make.body(3), cycle.advisory(name={"en": "Advisory Board"}))
    for body in found:
        make.pages(home, body)
    return found


@furnished
def year(bodies):
    return cycle.cycle(rules_facts={"has_ranking": True})


@furnished
def proposals(year, bodies):
    return [cycle.published(year, bodies[1]) for _each in range(2)]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ProposalStepKind.RANKED, "Advisory Board ranked the proposals"),
        (ProposalStepKind.CONSIDERED, "Governing Board considered it"),
        (ProposalStepKind.DISCUSSED, "Advisory Board and Governing Board discussed it"),
        (ProposalStepKind.AGENDA, "It is on the agenda of Advisory Board and Governing Board"),
    ],
)
def test_a_step_names_the_body_that_took_it(proposals, bodies, kind, words):
    item = joint.posted(bodies[1], bodies[0]).items.get(number=2)
    assert step_sentence(ProposalStep(proposal=proposals[0], kind=kind, item=item)).startswith(words)


def test_more_steps_take_no_more_statements(proposals, bodies, django_assert_num_queries):
    for days in range(3):
        item = joint.posted(*bodies, day=make.DAY + timedelta(days=days)).items.get(number=2)
        facts = {"kind": ProposalStepKind.AGENDA, "item": item, "public_at": clock.now()}
        ProposalStep.objects.create(proposal=proposals[0], at=clock.now(), **facts)
    with django_assert_num_queries(1):
        prefetch_related_objects(proposals[:1], public_steps())
        assert all(step_sentence(step) for step in proposals[0].steps.all())


def placed(browser, meeting, proposals, **facts):
    chosen = [each.pk for each in proposals]
    return browser.post(PATH, {"meeting": meeting.pk, "proposals": chosen} | facts)


def test_proposals_of_the_joining_body_are_not_put_under_one_item(
    proposals, bodies, client_for, clerk, set_clock
):
    made = joint.meeting(*bodies)
    set_clock(make.starts() - timedelta(days=20))
    answer = placed(client_for(clerk), made, proposals, together="on")
    assert answer.status_code == 422
    assert REFUSED in answer.context["form"].errors["together"][0]
    assert not CycleItem.objects.exists()
    assert placed(client_for(clerk), made, proposals).status_code == 302
    assert CycleItem.objects.count() == 2


def test_those_of_the_first_body_are(proposals, bodies, client_for, clerk, set_clock):
    made = joint.meeting(bodies[1], bodies[0])
    set_clock(make.starts() - timedelta(days=20))
    assert placed(client_for(clerk), made, proposals, together="on").status_code == 302


def test_those_that_no_one_ranks_are(bodies, client_for, clerk, set_clock):
    year = cycle.cycle()
    found = [cycle.published(year, bodies[1]) for _each in range(2)]
    made = joint.meeting(*bodies)
    set_clock(make.starts() - timedelta(days=20))
    assert placed(client_for(clerk), made, found, together="on").status_code == 302
