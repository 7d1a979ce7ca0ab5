"""A question that is about the person in any version of its form limits no data set: by desk, job or command."""

from django.core.management import CommandError, call_command

import pytest

from cms import clock
from cms.jobs import queue
from cms.records.history import record
from feedback.cuts.membership import cuts_holding
from feedback.cuts.services import make_cut, request_cut
from feedback.exceptions import NotPossibleNow
from feedback.models import Cut, Demographics
from tests.factories import feedback as make
from tests.furniture import furnished

PERSON = {"about_you": True, "choices": make.CHOICES}
PLAIN = {"choices": make.CHOICES}
ORDERS = [
    pytest.param([PLAIN, PERSON], id="now about the person"),
    pytest.param([PERSON, PLAIN], id="once about the person"),
]
FILTERS = {"answer": "home=red"}


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


def asked(order, code, analyst):
    """A form whose question changed what it is about; its comments say where people live."""
    form = make.make_form("homes", version=False)
    for facts in order:
        make.make_version(form, [("missing", "long_text", {}), ("home", "one_choice", facts)])
    made = make.make_submission(form, answers={"home": "red"})
    Demographics.objects.get_or_create(submission=made, defaults={"answers": {"home": "red"}})
    make.code_text(made, code, analyst)
    return form


@pytest.mark.parametrize("order", ORDERS)
def test_it_is_refused_everywhere(desk, code, analyst, order):
    form = asked(order, code, analyst)
    answer = desk.post("/desk/cuts/", {"form": form.pk, "answer": "homes/home=red"})
    assert answer.status_code == 422 and "homes/home=red" not in desk.get("/desk/cuts/").text
    for make_it in (make_cut, request_cut):
        with pytest.raises(NotPossibleNow):
            make_it(actor=analyst, form=form, filters=FILTERS)
    with pytest.raises(CommandError):
        call_command("make_cut", "--form", "homes", "--where", "answer=home=red")
    until = clock.now().isoformat()
    job = queue.start(
        "feedback.make_cut", actor=analyst, form=form.pk, until=until, filters=FILTERS, token="t"
    )
    queue.run_job.call(str(job.pk))
    assert not Cut.objects.exists()


@pytest.mark.parametrize("order", ORDERS)
def test_its_cells_lead_to_no_text(desk, code, analyst, order):
    asked(order, code, analyst)
    found = desk.get("/desk/coding/queries/", {"by": "answer-home", "form": "homes"}).context["table"]
    assert not any(cell["url"] for row in found["rows"] for cell in row["cells"])
    facts = {"one": "place", "by": "answer-home", "value": "red", "form": "homes"}
    assert desk.get("/desk/coding/queries/texts/", facts).status_code == 404


def test_a_data_set_holds_the_comments_whose_answer_it_was_when_it_was_made(form, analyst):
    """Also where the answer is another one now, or where a later version asks it about the person."""
    was, became = (make.make_submission(form, answers={"find": find}) for find in ("red", "blue"))
    cut = make_cut(actor=analyst, form=form, filters={"answer": "find=red"})
    for each, find in ((was, "blue"), (became, "red")):
        each.answers = {"find": find}
        record(each, actor="system:test", reason="changed")
    make.make_version(form, [("missing", "long_text", {}), ("find", "one_choice", PERSON)])
    assert cuts_holding(was) == [cut] and cuts_holding(became) == []
