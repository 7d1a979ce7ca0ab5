"""Planning in steps: each asks what that meeting needs, and nothing typed is lost on the way (BK-16, BK-18, BK-29a)."""

import re
from datetime import timedelta

import pytest

from boards.models import Meeting
from tests.boards.meetings.test_planning import NEW, payload
from tests.factories import agendas
from tests.factories import boards as make
from tests.furniture import furnished

TAG = re.compile(r"<(?:input|select|textarea)\b[^>]*>")


@furnished
def planning(home, client_for, clerk, set_clock):
    found = make.body(3)
    make.pages(home, found)
    set_clock(make.starts() - timedelta(days=40))
    return client_for(clerk), found


def send(browser, act: str, step: int, values: dict):
    return browser.post(NEW, values | {"step": step, "act": act})


def asked(answer) -> set[str]:
    return {field.name for field in answer.context["shown"]}


def held(answer) -> dict[str, str]:
    """What the page would send next without a further entry: every field, shown or carried along."""
    form = answer.context["form"]
    fields = [*answer.context["shown"], *answer.context["carried"]]
    values = {field.html_name: field.value() for field in fields}
    assert {field.name for field in fields} == set(form.fields)
    return {name: value for name, value in values.items() if value not in (None, False, "", [])}


def first(found, **changes) -> dict:
    facts = payload(found, **changes)
    names = ("body", "kind", "day", "starts", "ends", "mode")
    return {name: facts[name] for name in names if name in facts}


def test_three_steps_plan_one_meeting(planning):
    browser, found = planning
    start = browser.get(NEW)
    assert {"body", "kind", "day"} <= asked(start) and "place" not in asked(start)
    second = send(browser, "next", 1, first(found))
    assert second.status_code == 200 and "Step 2 of 3" in second.text
    assert "This field is required" not in second.text
    third = send(browser, "next", 2, held(second) | {"place": "1000 Demo Plaza"})
    assert asked(third) == {"template", "copy_of", "left_out_because", "date_is_public"}
    assert not Meeting.objects.exists()
    done = send(browser, "plan", 3, held(third))
    assert done.url == f"/desk/meetings/{Meeting.objects.get().pk}/"
    again = send(browser, "plan", 3, held(third))
    assert again.status_code == 422 and "already has a meeting at that time" in again.text
    assert Meeting.objects.count() == 1


def test_the_page_carries_every_field_once(planning):
    browser, found = planning
    html = send(browser, "next", 1, first(found)).text.partition("data-step")[2].partition("</form>")[0]
    names = [re.search(r'name="([^"]+)"', tag).group(1) for tag in TAG.findall(html)]
    assert len(set(names)) == len(names)
    assert '<input type="hidden" name="day" value="2022-11-09"' in html


def test_a_step_back_keeps_what_was_typed_even_if_it_is_wrong(planning):
    browser, found = planning
    second = send(browser, "next", 1, first(found))
    typed = held(second) | {"place": "Room 9", "contact_email": "nobody"}
    back = send(browser, "back", 2, typed)
    assert back.status_code == 200 and "Step 1 of 3" in back.text and not back.context["form"].errors
    forth = send(browser, "next", 1, held(back))
    assert held(forth)["place"] == "Room 9" and held(forth)["contact_email"] == "nobody"


@pytest.mark.parametrize(
    ("step", "changes", "field"),
    [
        (1, {"day": "soon"}, "day"),
        (1, {"ends": "08:00"}, "ends"),
        (2, {"place": ""}, "place"),
        (2, {"contact_email": "nobody"}, "contact_email"),
        (3, {"copy_of": "999"}, "copy_of"),
    ],
)
def test_a_refusal_stands_in_its_own_step_and_keeps_the_rest(planning, step, changes, field):
    browser, found = planning
    answer = send(browser, "next" if step < 3 else "plan", step, payload(found, **changes))
    assert answer.status_code == 422 and answer.context["step"] == step
    assert list(answer.context["form"].errors) == [field]
    kept = payload(found, **changes)
    kept.pop(field)
    assert kept.items() <= {name: str(value) for name, value in held(answer).items()}.items() | {
        ("body", found.pk)
    }


def test_a_mistake_of_an_earlier_step_leads_back_to_it(planning):
    browser, found = planning
    answer = send(browser, "plan", 3, payload(found, day="2022-09-01", contact_email="nobody"))
    assert answer.context["step"] == 1 and list(answer.context["form"].errors) == ["day"]


@pytest.mark.parametrize(
    ("kind", "there"),
    [
        ("regular", set()),
        ("special", {"purpose", "called_by", "ground"}),
        ("emergency", {"ground"}),
    ],
)
def test_the_second_step_asks_what_the_kind_needs(planning, kind, there):
    browser, found = planning
    answer = send(browser, "next", 1, first(found) | {"kind": kind})
    assert asked(answer) & {"purpose", "called_by", "ground", "sites", "combined_with"} == there


@pytest.mark.parametrize(
    ("kind", "field", "law"), [("special", "purpose", "11125.4"), ("emergency", "ground", "11125.5")]
)
def test_a_kind_without_its_ground_is_refused_beside_the_field(planning, kind, field, law):
    browser, found = planning
    answer = send(browser, "next", 2, payload(found, kind=kind))
    assert answer.status_code == 422 and answer.context["step"] == 2
    assert f"Gov. Code § {law}" in str(answer.context["form"].errors[field])


def test_a_teleconference_asks_for_its_sites_and_is_refused_where_only_advisory_bodies_meet_so(planning):
    browser, found = planning
    answer = send(browser, "next", 1, first(found) | {"mode": agendas.mode("classic").pk})
    assert {"sites", "staff_at_place"} <= asked(answer)
    advisory = agendas.mode("advisory").pk
    refused = send(browser, "next", 1, first(found) | {"mode": advisory})
    assert refused.status_code == 422 and "11123.5" in str(refused.context["form"].errors["mode"])


def test_what_another_kind_had_asked_is_not_stored(planning):
    browser, found = planning
    browser.post(NEW, payload(found, purpose="property", called_by="chair"))
    meeting = Meeting.objects.get()
    assert (meeting.purpose, meeting.called_by) == ("", "")


def test_the_hour_that_comes_twice_is_asked_once_and_carried_along(planning):
    browser, found = planning
    twice = first(found) | {"day": "2022-11-06", "starts": "01:30", "ends": "04:00"}
    asks = send(browser, "next", 1, twice)
    assert asks.status_code == 422 and "fold" in asked(asks)
    second = send(browser, "next", 1, twice | {"fold": "1"})
    assert held(second)["fold"] == "1"
    assert send(browser, "plan", 3, held(second) | {"place": "Room 1"}).status_code == 302


@pytest.mark.parametrize("sent", [{"step": "9", "act": "next"}, {"step": "x", "act": "back"}, {"act": "fly"}])
def test_a_form_bent_by_hand_is_answered(planning, sent):
    browser, _found = planning
    assert browser.post(NEW, sent).status_code in (200, 422)
    assert not Meeting.objects.exists()
