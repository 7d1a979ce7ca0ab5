"""What is sent to a poll that is closed, or not yet open, is never displayed as an answer to another one (BK-24)."""

import pytest

from engagement.live.polls import close_poll
from engagement.models import Ballot
from tests.factories import conversations as live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
DRAFTED = "Which option does the Office prefer?"


@furnished
def talk():
    return live.talk()


def text_fields(poll):
    return {"act": "write", "text_1": "for the first poll"}


def places(poll):
    return {"act": "rank"} | {f"place_{each}": str(place) for place, each in enumerate(live.options(poll), 1)}


def chosen(poll):
    return {"act": "answer", "options": live.options(poll)[:1]}


KINDS = [("text", text_fields), ("cloud", text_fields), ("rank", places), ("one", chosen)]


def made(talk, kind, **facts):
    return (
        live.asks(talk, kind, **facts) if kind in ("text", "cloud") else live.poll(talk, kind=kind, **facts)
    )


@pytest.mark.parametrize(("kind", "fields"), KINDS)
@pytest.mark.parametrize("following", ["text", "rank", "one"])
def test_a_late_answer_does_not_stand_in_the_form_of_the_next_poll(client, talk, kind, fields, following):
    first = made(talk, kind)
    sent = fields(first)
    close_poll(actor=live.ACTOR, poll=first)
    other = made(talk, following)
    answer = client.post(live.address(talk), sent | {"poll": first.pk})
    assert answer.status_code == 409 and "This poll is closed" in answer.text
    assert f'name="poll" value="{other.pk}"' in answer.text
    form = answer.text.partition('id="poll"')[2].partition("</form>")[0]
    assert "for the first poll" not in form and "selected>1" not in form and " checked" not in form
    assert "field--problem" not in form
    assert ("This was not saved:" in answer.text) is (kind in ("text", "cloud"))
    assert not Ballot.objects.exists()


def test_an_empty_answer_to_a_closed_poll_is_late_too(client, talk):
    first = made(talk, "rank")
    close_poll(actor=live.ACTOR, poll=first)
    made(talk, "text")
    for act in ("rank", "write"):
        assert client.post(live.address(talk), {"act": act, "poll": first.pk}).status_code == 409


@pytest.mark.parametrize(("kind", "fields"), KINDS)
@pytest.mark.parametrize("is_filled_in", [True, False])
def test_nobody_reads_a_draft(client, talk, kind, fields, is_filled_in):
    made(talk, "one")
    draft = made(talk, kind, is_open=False)
    draft.question = {"en": DRAFTED, "es": DRAFTED}
    draft.save()
    sent = fields(draft) if is_filled_in else {"act": fields(draft)["act"]}
    answer = client.post(live.address(talk), sent | {"poll": draft.pk})
    assert answer.status_code == 409 and DRAFTED not in answer.text
