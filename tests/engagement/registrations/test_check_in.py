"""At the door: find a person by name or code, mark that they came, count those who just come (BK-24)."""

import uuid

import pytest

from cms.web import one_time_keys
from engagement.exceptions import NotPossibleNow
from engagement.models import Registration, WalkIn
from engagement.registrations.check_in import count_walk_in, mark_came, room_of, undo_came
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return make.workshop(4)


PRIVATE = ("A ramp", "canary@example.org", "Spanish")


@furnished
def row(talk):
    return make.registration(
        talk,
        name="Rosálba Núñez",
        group_name="Familias",
        party_size=2,
        need="A ramp",
        email="canary@example.org",
        language="es",
    )


def _door(talk, end=""):
    return f"/desk/conversations/{talk.slug}/door/{end}"


def _walk_in(client, talk, **said):
    return client.post(
        _door(talk, "walk-in/"), {"nonce": uuid.uuid4().hex, "people": "1", **said}, follow=True
    )


def _people(answer):
    return [person.pk for person in answer.context["people"]]


def test_the_list_shows_who_comes_with_how_many_and_nothing_private(cast, row, talk):
    text = cast["editor"].get(_door(talk)).content.decode()
    people = text.split('class="door-people"')[1].split("</ul>")[0]
    assert all(words in people for words in ("Rosálba Núñez", "Familias", "2 people"))
    assert not any(words in people for words in PRIVATE)


@pytest.mark.parametrize(("role", "is_told"), [("editor", True), ("publisher", False)])
def test_only_those_who_answer_requests_see_that_there_is_one(cast, row, talk, role, is_told):
    assert ("has an accommodation request" in cast[role].get(_door(talk)).content.decode()) is is_told


@pytest.mark.engine
@pytest.mark.parametrize("typed", ["rosalba", "NUNEZ", "familias", "Núñez"])
def test_a_person_is_found_by_part_of_a_name_without_accents(cast, row, talk, typed):
    make.registration(talk, name="Minh")
    assert _people(cast["editor"].get(_door(talk), {"q": typed})) == [row.pk]


def test_a_person_is_found_by_the_code_also_after_giving_the_place_back(cast, row, talk):
    cancel_registration(registration=row, actor=None, reason="x")
    code = make.code_of(row)
    assert _people(cast["editor"].get(_door(talk))) == []
    for typed in (code, code.lower().replace("-", " ")):
        assert _people(cast["editor"].get(_door(talk), {"q": typed})) == [row.pk]


def test_a_code_of_another_conversation_finds_nobody(cast, talk):
    other = make.registration(make.workshop(3))
    answer = cast["editor"].get(_door(talk), {"q": make.code_of(other)})
    assert _people(answer) == [] and "Let them in anyway" in answer.content.decode()


@pytest.mark.parametrize(("came", "kept"), [("1", 1), ("2", 2), ("30", 30)])
def test_came_is_marked_with_how_many(cast, row, talk, came, kept):
    answer = cast["editor"].post(_door(talk, f"{row.pk}/"), {"people": came, "q": "ros"})
    row.refresh_from_db()
    assert answer["Location"] == _door(talk) + "?q=ros"
    assert (row.arrived_people, row.arrived_at is not None) == (kept, True)
    assert row.history.latest().history_actor == "Edith"


@pytest.mark.parametrize("came", ["0", "31", "-1", "many", ""])
def test_another_number_is_refused(cast, row, talk, came):
    make.registration(talk, name="Minh")
    answer = cast["editor"].post(_door(talk, f"{row.pk}/"), {"people": came, "q": "ros"})
    row.refresh_from_db()
    person = answer.content.decode().split(f'id="person-{row.pk}"')[1]
    assert answer.status_code == 422 and row.arrived_at is None and _people(answer) == [row.pk]
    assert (
        "Enter how many people came: 1 to 30." in person and f'value="{came}" aria-invalid="true"' in person
    )


def test_marked_twice_counts_once_and_can_be_taken_back(cast, row, talk):
    for _click in range(2):
        cast["editor"].post(_door(talk, f"{row.pk}/"), {"people": "2"})
    assert room_of(talk).people == 2
    assert row.history.filter(history_change_reason="arrived").count() == 1
    for _click in range(2):
        cast["editor"].post(_door(talk, f"{row.pk}/undo/"))
    row.refresh_from_db()
    assert (row.arrived_at, row.arrived_people, room_of(talk).people) == (None, 0, 0)


def test_people_who_just_come_are_counted_by_number_only(cast, talk):
    answer = _walk_in(cast["editor"], talk, people="3", language="es")
    counted = WalkIn.objects.get()
    assert (counted.people, counted.language, counted.role, counted.member_of) == (3, "es", None, "")
    assert "Counted: 3 people." in answer.content.decode()


@pytest.mark.engine
def test_a_double_click_counts_once(cast, talk):
    sent = {"nonce": uuid.uuid4().hex, "people": "3"}
    for _click in range(2):
        cast["editor"].post(_door(talk, "walk-in/"), sent)
    assert WalkIn.objects.count() == 1 and room_of(talk).people == 3


@pytest.mark.parametrize(("came", "status"), [("1", 302), ("200", 302), ("0", 422), ("201", 422), ("x", 422)])
def test_numbers_at_the_door_have_a_limit(cast, talk, came, status):
    sent = {"nonce": uuid.uuid4().hex, "people": came}
    assert cast["editor"].post(_door(talk, "walk-in/"), sent).status_code == status
    assert WalkIn.objects.exists() is (status == 302)


@pytest.mark.parametrize("nonce", ["", "x", "g" * 32])
def test_a_form_without_its_number_is_refused(cast, talk, nonce):
    assert cast["editor"].post(_door(talk, "walk-in/"), {"nonce": nonce, "people": "1"}).status_code == 422


@pytest.mark.engine
def test_a_number_can_be_taken_back_and_history_keeps_that(cast, talk):
    _walk_in(cast["editor"], talk, people="3")
    pk = WalkIn.objects.get().pk
    for _click, status in ((1, 302), (2, 404)):
        assert cast["editor"].post(_door(talk, f"walk-in/{pk}/undo/")).status_code == status
    assert not WalkIn.objects.exists()
    assert list(WalkIn.history.order_by("pk").values_list("history_type", flat=True)) == ["+", "-"]


def test_the_room_is_counted_against_its_seats(cast, row, talk):
    cast["editor"].post(_door(talk, f"{row.pk}/"), {"people": "2"})
    assert "note--warning" not in _walk_in(cast["editor"], talk, people="1").content.decode()
    assert "All seats in the room are taken." in _walk_in(cast["editor"], talk).content.decode()
    assert "more people in the room than seats" in _walk_in(cast["editor"], talk).content.decode()


def test_the_code_of_a_receipt_leads_to_one_button(cast, row):
    path = f"/desk/conversations/door/{make.code_of(row)}/"
    text = cast["publisher"].get(path).content.decode()
    assert "Rosálba Núñez" in text and "2 people" in text and text.count(">Arrived<") == 1
    person = text.split("<main")[1].split("</main>")[0]
    assert not any(words in person for words in (*PRIVATE, "Familias", "has an accommodation request"))
    assert cast["publisher"].post(path, {"people": "1"}).status_code == 302
    assert Registration.objects.get().arrived_people == 1


def test_who_waits_or_gave_the_place_back_is_let_in_all_the_same(cast, talk):
    make.registration(talk, party_size=4)
    waits = make.registration(talk, name="Waits")
    gone = make.registration(talk, name="Gone")
    cancel_registration(registration=gone, actor=None, reason="x")
    for row, words in ((waits, "on the waiting list"), (gone, "was canceled")):
        path = f"/desk/conversations/door/{make.code_of(row)}/"
        assert words in cast["editor"].get(path).content.decode()
        cast["editor"].post(path, {"people": "1"})
    assert room_of(talk).people == 2


def test_the_receipt_shows_a_square_code_that_readers_can_read(client, row):
    text = client.get(f"/conversations/registration/{make.code_of(row)}/").content.decode()
    assert 'role="img"' in text and make.code_of(row) in text
    assert "style=" not in text.split('class="square-code"')[1].split("</svg>")[0]
    assert f"/desk/conversations/door/{make.code_of(row)}/" not in text


def test_the_square_code_is_that_of_a_plain_encoder(row, settings):
    import segno

    from engagement.registrations.qr_codes import QUIET, square

    code = make.code_of(row)
    address = f"{settings.SITE_URL}/desk/conversations/door/{code}/"
    matrix = segno.make_qr(address, error="m").matrix
    drawn = str(square(code))
    assert drawn.count("h1v1h-1z") == sum(map(sum, matrix))
    assert f'viewBox="0 0 {len(matrix) + 2 * QUIET} ' in drawn


def test_a_number_that_is_refused_at_the_code_stands_at_its_button(cast, row):
    answer = cast["editor"].post(f"/desk/conversations/door/{make.code_of(row)}/", {"people": "31"})
    html = answer.content.decode()
    assert answer.status_code == 422 and 'value="31" aria-invalid="true"' in html
    assert html.index('class="refusal') < html.index(">Arrived<")


def test_each_control_of_a_closed_list_says_that_it_is_closed(cast, row, talk):
    _walk_in(cast["editor"], talk, people="2")
    make.set_status(talk, "reported")
    for end in (f"{row.pk}/", f"{row.pk}/undo/", f"walk-in/{WalkIn.objects.get().pk}/undo/"):
        answer = cast["editor"].post(_door(talk, end), {"people": "1", "q": "ros"})
        refusal = answer.content.decode().split('id="refusal"')[1]
        assert answer.status_code == 422 and "door list of this conversation is closed" in refusal
    assert room_of(talk).people == 2


def test_people_who_can_no_longer_be_counted_stay_typed_beside_the_reason(cast, talk):
    make.set_status(talk, "reported")
    answer = _walk_in(cast["editor"], talk, people="17", language="es")
    form = answer.content.decode().split('id="walk-ins"')[1].split("</form>")[0]
    assert answer.status_code == 422 and "door list of this conversation is closed" in form
    assert 'value="17"' in form and '<option value="es" selected>' in form


@pytest.mark.parametrize("status", ["cancelled", "reported"])
def test_a_closed_list_takes_nothing(cast, row, talk, status):
    make.set_status(talk, status)
    assert "door list of this conversation is closed" in cast["editor"].get(_door(talk)).content.decode()
    for act in (
        lambda: mark_came(actor=make.ACTOR, registration=row, people=1),
        lambda: undo_came(actor=make.ACTOR, registration=row),
        lambda: count_walk_in(actor=make.ACTOR, conversation=talk, nonce="n", people=1),
    ):
        row.conversation.refresh_from_db()
        talk.refresh_from_db()
        with pytest.raises(NotPossibleNow):
            act()


def test_the_list_for_paper_has_boxes_and_nothing_private(cast, row, talk):
    text = cast["editor"].get(_door(talk, "list/")).content.decode()
    table = text.split("<table")[1].split("</table>")[0]
    assert "tick-box" in table and "Rosálba Núñez" in table
    assert not any(words in table for words in PRIVATE)


def test_each_look_at_people_is_in_the_log_without_their_data(cast, row, talk, caplog):
    """P14."""
    code = make.code_of(row)
    paths = [
        _door(talk),
        _door(talk, "list/"),
        f"/desk/conversations/door/{code}/",
        f"/desk/conversations/{talk.slug}/",
    ]
    with caplog.at_level("INFO", logger="cms.looked"):
        for path in paths:
            cast["editor"].get(path)
    lines = [each.getMessage() for each in caplog.records if each.name == "cms.looked"]
    assert len(lines) == len(paths)
    assert not any(words in line for line in lines for words in (code, "Ros", "ramp"))


def test_a_person_of_another_conversation_is_not_found(cast, row, talk):
    other = make.workshop(2)
    for end in (f"{row.pk}/", f"{row.pk}/undo/"):
        assert cast["editor"].post(_door(other, end), {"people": "1"}).status_code == 404


@pytest.mark.parametrize(
    "code", ["TL-2222-2222-2222-2222", "nonsense", one_time_keys.receipt_code("unknown")]
)
def test_an_unknown_code_opens_nothing(cast, code):
    assert cast["editor"].get(f"/desk/conversations/door/{code}/").status_code == 404
    assert cast["editor"].post(f"/desk/conversations/door/{code}/", {"people": "1"}).status_code == 404
