"""Notes of a small group: one request for all that wait, each exactly once, whatever the network does (R37)."""

from datetime import timedelta

import pytest

from cms import clock
from engagement.models import Note
from engagement.notes.groups import add_group, renew_link, set_group_open
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
FORM = {"kind": "verbatim", "text": "Show my county", "speaks_for": "3", "segment": "", "language": "es"}


@furnished
def group():
    return live.group(live.talk())


def answers(response):
    return {each["key"]: each for each in response.json()["notes"]}


def test_a_batch_is_kept_with_its_history_and_without_a_cookie(client, group):
    sent = [live.note(text=f"Note {number}") for number in range(3)]
    response = live.send(client, group, sent)
    assert response.status_code == 200 and not client.cookies
    assert all(each["kept"] for each in answers(response).values())
    assert [note.text for note in group.notes.all()] == ["Note 0", "Note 1", "Note 2"]
    assert Note.history.count() == 3
    assert {row.history_actor for row in Note.history.all()} == {"public"}


@pytest.mark.engine
@pytest.mark.parametrize("size", [1, 50])
def test_a_batch_of_any_size_takes_under_six_statements(client, group, size):
    live.send(client, group, [live.note()])
    sent = [live.note() for _each in range(size)]
    assert live.statements(lambda: live.send(client, group, sent)) < 6
    assert Note.objects.count() == size + 1


def test_the_same_batch_twice_is_one_of_each(client, group):
    sent = [live.note(), live.note()]
    for _time in range(2):
        assert all(each["kept"] for each in answers(live.send(client, group, sent)).values())
    live.send(client, group, [*sent, sent[0], live.note()])
    assert (Note.objects.count(), Note.history.count()) == (3, 3)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": "  "}, "empty"),
        ({"text": "x" * 5001}, "longer than 5,000"),
        ({"text": 7}, "empty"),
        ({"kind": "poem"}, "how it was written"),
        ({"kind": []}, "how it was written"),
        ({"language": "xx"}, "language"),
        ({"language": {}}, "language"),
        ({"speaks_for": "0"}, "1 to 1,000"),
        ({"speaks_for": "1001"}, "1 to 1,000"),
        ({"speaks_for": "many"}, "1 to 1,000"),
        ({"key": "short"}, "no key"),
        ({"key": None}, "no key"),
    ],
)
def test_a_bad_note_stays_on_the_phone_with_its_reason(client, group, wrong, said):
    good, bad = live.note(), live.note(**wrong)
    told = live.send(client, group, [bad, good]).json()["notes"]
    assert [each["kept"] for each in told] == [False, True]
    assert said in told[0]["why"]
    assert [note.client_key for note in Note.objects.all()] == [good["key"]]


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"notes": 3}', "[" * 100_000, '{"notes": [1'])
def test_what_is_no_batch_is_refused(client, group, body):
    address = f"{live.notes_address(group)}batch/"
    assert client.post(address, body, content_type="application/json").status_code == 422
    assert client.get(address).status_code == 405


def test_notes_that_are_no_notes_are_answered_one_by_one(client, group):
    told = live.send(client, group, [1, None, "x", []]).json()["notes"]
    assert [each["kept"] for each in told] == [False] * 4


def test_more_than_fifty_at_once_are_refused(client, group):
    assert live.send(client, group, [live.note() for _each in range(51)]).status_code == 409
    assert not Note.objects.exists()


def test_another_groups_key_is_not_taken_over(client, group):
    other = live.group(live.talk(), "Table 2")
    note = live.note()
    live.send(client, other, [note])
    told = answers(live.send(client, group, [note | {"text": "Mine"}]))
    assert not told[note["key"]]["kept"] and Note.objects.get().group == other


def test_the_moment_of_the_phone_counts_unless_its_clock_is_wrong(client, group):
    now = clock.now()
    wrong = (
        "2099-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "2026-99-99T00:00:00Z",
        "soon",
        "2022-06-08T10:00:00",
    )
    for moment in wrong:
        live.send(client, group, [live.note(written_at=moment)])
    assert all(note.written_at >= now for note in Note.objects.all())


def test_without_script_one_note_a_post(client, group):
    address = live.notes_address(group)
    sent = client.post(address, FORM | {"key": make.key("engagement.note")})
    assert sent.status_code == 303
    note = Note.objects.get()
    assert (note.kind, note.language, note.speaks_for, note.text) == ("verbatim", "es", 3, "Show my county")
    page = client.get(address)
    assert "Show my county" in page.content.decode() and "no-store" in page["Cache-Control"]


def test_pressing_twice_keeps_one(client, group):
    form = FORM | {"key": make.key("engagement.note")}
    for _time in range(2):
        assert client.post(live.notes_address(group), form).status_code == 303
    assert Note.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "value"), [("text", ""), ("kind", "x"), ("speaks_for", "0"), ("segment", "x")]
)
def test_a_form_with_something_wrong_comes_back_with_its_words(client, group, name, value):
    form = FORM | {"key": make.key("engagement.note"), name: value}
    answer = client.post(live.notes_address(group), form)
    assert answer.status_code == 422 and "Nothing you typed is lost" in answer.content.decode()
    assert not Note.objects.exists()


def test_a_closed_group_takes_none_and_can_be_read(client, group):
    live.send(client, group, [live.note(text="Before")])
    set_group_open(actor=live.ACTOR, group=group, is_open=False)
    assert live.send(client, group, [live.note()]).status_code == 409
    address = live.notes_address(group)
    assert client.post(address, FORM | {"key": make.key("engagement.note")}).status_code == 409
    page = client.get(address).content.decode()
    assert "are closed" in page and "Before" in page and "data-notes " not in page
    set_group_open(actor=live.ACTOR, group=group, is_open=True)
    assert live.send(client, group, [live.note()]).status_code == 200


def test_a_renewed_link_ends_the_old_one(client, group):
    old = live.notes_address(group)
    fresh = renew_link(actor=live.ACTOR, group=group)
    assert client.get(old).status_code == 404
    assert client.get(live.notes_address(fresh)).status_code == 200


@pytest.mark.parametrize("code", ["x", "TL-2222-2222-2222-2222"])
def test_an_unknown_link_is_no_page(client, group, code):
    for tail in ("", "batch/"):
        assert client.get(f"/conversations/notes/{code}/{tail}").status_code == 404


def test_a_group_sees_its_own_notes_only(client, group):
    other = add_group(actor=live.ACTOR, conversation=group.conversation, name="Table 2", language="es")
    live.send(client, other, [live.note(text="Canary of table two")])
    assert "Canary" not in client.get(live.notes_address(group)).content.decode()
    assert "Canary" in client.get(live.notes_address(other)).content.decode()


def test_the_database_holds_no_link(group):
    code = live.notes_address(group).split("/")[-2]
    assert code not in str(list(type(group).objects.values())) + str(list(type(group).history.values()))


def test_the_link_is_shown_to_the_desk_once(client_for, editor, group):
    desk, browser = f"/desk/conversations/{group.conversation.slug}/groups/", client_for(editor)
    answer = browser.post(desk, {"act": "add", "name": "Table 9", "language": "es"})
    assert "/conversations/notes/TL-" in browser.get(answer["Location"]).content.decode()
    assert "/conversations/notes/TL-" not in browser.get(desk).content.decode()


def test_the_address_that_showed_it_shows_it_for_ten_minutes_only(client_for, editor, group, set_clock):
    desk, browser = f"/desk/conversations/{group.conversation.slug}/groups/", client_for(editor)
    answer = browser.post(desk, {"act": "renew", "group": group.pk})
    set_clock(clock.now() + timedelta(minutes=11))
    assert "/conversations/notes/TL-" not in browser.get(answer["Location"]).content.decode()


def test_two_groups_of_one_name_are_refused(client_for, editor, group):
    desk = f"/desk/conversations/{group.conversation.slug}/groups/"
    answer = client_for(editor).post(desk, {"act": "add", "name": group.name, "language": "en"})
    assert answer.status_code == 409 and "Another group already has this name" in answer.content.decode()


def test_the_worker_is_limited_to_the_note_takers_pages(client):
    answer = client.get("/conversations/notes/worker.js")
    assert answer["Content-Type"].startswith("text/javascript") and not client.cookies
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert "Service-Worker-Allowed" not in answer
