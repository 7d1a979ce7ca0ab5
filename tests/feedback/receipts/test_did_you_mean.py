"""A slip in a receipt code is said beside the field, what was typed stays, and the code that was meant is offered."""

import re
from datetime import timedelta

import pytest

from cms import clock
from cms.web import one_time_keys
from feedback.models import Draft
from tests.factories import feedback as make
from tests.feedback.helpers import payload
from tests.furniture import furnished

OTHER = one_time_keys.receipt_code("of nobody")


@furnished
def code(form) -> str:
    return one_time_keys.receipt_code(make.make_submission(form).key)


def look_up(client, typed: str):
    return client.post("/receipts/", {"code": typed})


def offered(response) -> list[str]:
    """The codes in the links under "Did you mean"."""
    box = response.content.decode().partition('id="did-you-mean"')[2].partition("</div>")[0]
    return re.findall(r'href="/receipts/([^/]+)/"', box)


def slips(code: str) -> dict[str, str]:
    wrong = "7" if code[8] != "7" else "8"
    swapped = next(
        place
        for place in range(3, 18)
        if "-" not in code[place : place + 2] and len(set(code[place : place + 2])) == 2
    )
    return {
        "lost": code[:-1],
        "lost first": code[:3] + code[4:],
        "swapped": code[:swapped] + code[swapped + 1] + code[swapped] + code[swapped + 2 :],
        "wrong": code[:8] + wrong + code[9:],
        "zero": code[:8] + "0" + code[9:],
        "added": code + "Z",
    }


@pytest.mark.parametrize("slip", list(slips(OTHER)))
def test_the_code_that_was_meant_is_offered_and_what_was_typed_stays(client, code, slip):
    typed = slips(code)[slip].lower()
    response = look_up(client, typed)
    assert response.status_code == 422 and offered(response) == [code]
    assert f'value="{typed}"' in response.content.decode()


def test_a_slip_in_the_address_leads_to_the_same_offer(client, code):
    response = client.get(f"/receipts/{code[:-1]}/")
    assert response.status_code == 404 and offered(response) == [code]
    assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ("lost", "You entered 15."),
        ("wrong", "a wrong letter or number"),
        ("zero", "receipt codes never contain O"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(client, code, slip, said):
    html = look_up(client, slips(code)[slip]).content.decode()
    assert said in html.split('id="id_code_problem"')[1].split("</div>")[0]


def test_the_code_of_a_draft_is_offered_while_it_is_saved(client, form):
    client.post("/feedback/survey/", payload() | {"do": "save"})
    code = one_time_keys.receipt_code(Draft.objects.get().key)
    assert offered(look_up(client, code[:-1]))
    with clock.at(clock.now() + timedelta(days=31)):
        assert not offered(look_up(client, code[:-1]))


@pytest.mark.parametrize("slip", list(slips(OTHER)))
def test_a_code_that_nobody_has_is_never_offered(client, code, slip):
    assert offered(look_up(client, slips(OTHER)[slip])) == []


def test_two_slips_are_not_solved(client, code):
    assert offered(look_up(client, code[:-2])) == []


def test_each_code_that_is_compared_counts_as_a_guess(client, code, settings):
    """One letter that no code has needs one guess; a lost letter up to sixteen."""
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"guess": "2/m/ip"}
    answers = [look_up(client, slips(code)["zero"]) for _try in range(3)]
    assert [len(offered(each)) for each in answers] == [1, 1, 0]
    assert "receipt codes never contain O" in answers[-1].content.decode()


def test_more_near_codes_than_guesses_are_left_are_not_looked_up(client, code, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"guess": "2/m/ip"}
    assert offered(look_up(client, code[:-1])) == []


def test_the_lookup_itself_stays_limited(client, code, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"receipt": "1/m/ip"}
    assert [look_up(client, code[:-1]).status_code for _try in range(2)] == [422, 429]
