"""Cards printed with the code of their receipt: whoever wrote one finds the comment once it is typed in (PAR-05)."""

import re

import pytest

from cms.records import history
from engagement.models import Conversation, PaperCard
from feedback.models import Submission
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import feedback as make_feedback
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
CARD = {"act": "card", "nonce": "n" * 22, "text": "More buses", "language": "en", "speaks_for": "1"}
CODE = re.compile(r"TL(?:-[2-9A-Z]{4}){4}")


@furnished
def talk(home):
    made = live.talk()
    made.form = make_feedback.open_form(home)
    return history.record(made, actor=make.ACTOR, reason="test", update_fields=["form"])


@pytest.fixture
def desk(client_for, editor, talk):
    browser = client_for(editor)
    browser.base = f"/desk/conversations/{talk.slug}/"
    return browser


def printed(desk, count: int) -> list[str]:
    """The codes on the cards, each once, in order."""
    answer = desk.post(f"{desk.base}cards/", {"act": "make", "count": count}, follow=True)
    return list(dict.fromkeys(CODE.findall(answer.text)))


def test_each_card_has_its_own_code_on_the_card_and_on_the_stub(desk):
    answer = desk.post(f"{desk.base}cards/", {"act": "make", "count": 3}, follow=True)
    codes = CODE.findall(answer.text)
    assert (len(codes), len(set(codes))) == (6, 3)
    assert answer.text.count("What do you want to say?") == answer.text.count("Guarde este talón") == 3


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_each_half_has_the_name_and_the_address_in_its_language(desk, talk, prefix):
    talk.name = {"en": "Water", "es": "Agua"}
    history.record(talk, actor=make.ACTOR, reason="test", update_fields=["name"])
    desk.post(f"{desk.base}cards/", {"act": "make", "count": 1})
    page = desk.get(f"{prefix}{desk.base}cards/print/").text
    halves = page.partition("paper-card__main")[2].split('<div lang="')[1:]
    assert len(halves) == 4
    for half in halves:
        code, _rest, text = half.partition('"')
        if "receipts/" in text:
            assert ("/es/receipts/" in text) == (code == "es")
        else:
            assert ("Agua" in text, "Water" in text) == (code == "es", code == "en")


def test_the_code_opens_nothing_before_the_card_is_typed_in(desk, client):
    [code] = printed(desk, 1)
    assert client.get(f"/receipts/{code}/").status_code == 404


def test_the_code_opens_the_receipt_once_it_is_typed_in(desk, client):
    first, second = printed(desk, 2)
    assert desk.post(f"{desk.base}heard/", CARD | {"code": second.lower()}).status_code == 302
    page = client.get(f"/receipts/{second}/")
    assert page.status_code == 200
    assert "More buses" in page.text
    assert client.get(f"/receipts/{first}/").status_code == 404


def test_a_card_typed_in_before_is_refused_and_names_the_comment(desk):
    [code] = printed(desk, 1)
    desk.post(f"{desk.base}heard/", CARD | {"code": code})
    answer = desk.post(f"{desk.base}heard/", CARD | {"code": code, "nonce": "m" * 22, "text": "Other text"})
    assert answer.status_code == 409
    assert f"already saved as comment {Submission.objects.get().reference}" in answer.text


@pytest.mark.parametrize("typed", ["TL-2222-3333-4444-5555", "nonsense"])
def test_a_code_of_no_card_is_refused(desk, typed):
    printed(desk, 1)
    answer = desk.post(f"{desk.base}heard/", CARD | {"code": typed})
    assert answer.status_code == 409
    assert "No card for this conversation has this code" in answer.text
    assert not Submission.objects.exists()


def test_a_card_of_another_conversation_is_refused(desk, client_for, editor):
    other = live.talk()
    [code] = printed(desk, 1)
    PaperCard.objects.update(conversation=other)
    assert desk.post(f"{desk.base}heard/", CARD | {"code": code}).status_code == 409


def test_only_cards_not_typed_in_are_printed_again(desk):
    first, second = printed(desk, 2)
    desk.post(f"{desk.base}heard/", CARD | {"code": first})
    again = set(CODE.findall(desk.get(f"{desk.base}cards/print/").text))
    assert again == {second}


@pytest.mark.parametrize("count", ["0", "201", "many"])
def test_a_number_out_of_range_is_said_beside_the_field(desk, count):
    answer = desk.post(f"{desk.base}cards/", {"act": "make", "count": count})
    assert answer.status_code == 422
    assert "aria-invalid" in answer.text
    assert not PaperCard.objects.exists()


def test_a_canceled_conversation_prints_none(desk, talk):
    Conversation.objects.filter(pk=talk.pk).update(status="cancelled")
    answer = desk.post(f"{desk.base}cards/", {"act": "make", "count": 1})
    assert answer.status_code == 409
    assert not PaperCard.objects.exists()


@pytest.mark.parametrize("who", ["analyst", "clerk", "resident"])
def test_only_who_runs_conversations_prints_cards(talk, cast, who):
    assert cast[who].get(f"/desk/conversations/{talk.slug}/cards/print/").status_code in (403, 404)
