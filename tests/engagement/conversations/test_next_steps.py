"""The desk's page of a conversation: one next step for each role, and the attendance from the door."""

from datetime import timedelta

import pytest

from cms import clock
from engagement.choices import Status
from engagement.conversations.details import set_offers
from engagement.conversations.services import cancel_conversation, mark_held
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, Heard, Note
from engagement.registrations.check_in import count_walk_in, mark_came
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import feedback
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def main_of(client, talk: Conversation) -> str:
    text = client.get(f"/desk/conversations/{talk.slug}/").text
    pane = text.split('id="next-step"')[1].split("<details>")[0]
    return pane.split('button--main"')[1].split(">")[1].split("<")[0] if "button--main" in pane else ""


def at_step(name: str) -> Conversation:
    if name == "draft":
        return make.conversation(live=False, feeds={})
    if name == "planned":
        return make.conversation(live=False)
    if name == "running":
        return make.conversation(starts_at=clock.now() - HOUR / 2)
    talk = make.conversation(starts_at=clock.now() - 3 * HOUR, form=feedback.make_form())
    if name in ("noted", "heard", "held"):
        group = live.group(talk)
        mark_held(actor=make.ACTOR, conversation=talk)
    if name == "noted":
        Note.objects.create(group=group, client_key="k", language="en", text="More", written_at=clock.now())
    if name == "heard":
        row = feedback.make_submission(talk.form, "Show my county")
        Heard.objects.create(conversation=talk, submission=row, source="card", made_by="Edith")
    return talk


@pytest.mark.parametrize(
    ("where", "editor", "publisher", "analyst"),
    [
        ("draft", "Plan conversation", "Plan conversation", ""),
        ("planned", "Book interpretation and accommodations", "Publish its pages", ""),
        ("running", "Check people in at the door", "Check people in at the door", ""),
        ("over", "Record that it was held", "Record that it was held", ""),
        ("noted", "Turn notes into comments", "Turn notes into comments", "Post the recap"),
        ("heard", "", "Code the comments", "Code the comments"),
        ("held", "Turn notes into comments", "Turn notes into comments", "Post the recap"),
    ],
)
def test_each_role_has_one_next_step(cast, where, editor, publisher, analyst):
    talk = at_step(where)
    for name, step in {"editor": editor, "publisher": publisher, "analyst": analyst}.items():
        assert main_of(cast[name], talk) == step, name


def test_after_its_time_the_next_step_is_to_record_that_it_was_held(cast):
    talk = make.conversation(starts_at=clock.now() - 3 * HOUR)
    live_services(talk)
    assert main_of(cast["editor"], talk) == "Record that it was held"


def live_services(talk: Conversation) -> None:
    booked = {"language": "es", "kind": "interpretation", "status": "provided", "ask_by": None}
    set_offers(talk, [booked], actor=make.ACTOR)


def test_a_canceled_one_has_no_next_step(cast):
    talk = make.conversation()
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Storm"})
    assert "Next step" not in cast["editor"].get(f"/desk/conversations/{talk.slug}/").text


@pytest.mark.engine
@pytest.mark.parametrize("status", list(Status))
def test_the_page_stands_in_every_state(cast, status):
    talk = make.set_status(make.conversation(), status)
    for name in ("editor", "publisher", "analyst"):
        assert cast[name].get(f"/desk/conversations/{talk.slug}/").status_code == 200


@furnished
def counted():
    """Two checked in of a party of three, and five who just came."""
    talk = make.conversation(starts_at=clock.now() + HOUR)
    mark_came(actor=make.ACTOR, registration=make.registration(talk, party_size=3), people=2)
    count_walk_in(actor=make.ACTOR, conversation=talk, nonce="n1", people=5)
    return Conversation.objects.get(pk=talk.pk)


@pytest.mark.parametrize(
    ("given", "attended", "reason"),
    [
        ({}, 7, ""),
        ({"attended": 7, "attended_reason": "not needed"}, 7, ""),
        ({"attended": 9, "attended_reason": " Two came by the back door. "}, 9, "Two came by the back door."),
    ],
)
def test_the_attendance_is_that_of_the_door_unless_a_reason_is_kept(counted, given, attended, reason):
    with clock.at(counted.ends_at + HOUR):
        made = mark_held(actor=make.ACTOR, conversation=counted, **given)
    assert (made.attended, made.attended_reason) == (attended, reason)


def test_another_number_without_a_reason_is_refused(cast, counted):
    with clock.at(counted.ends_at + HOUR), pytest.raises(NotPossibleNow):
        mark_held(actor=make.ACTOR, conversation=counted, attended=9)
    assert Conversation.objects.get().status == "scheduled"


def test_the_desk_fills_in_the_number_of_the_door_and_says_where_another_comes_from(cast, counted):
    address = f"/desk/conversations/{counted.slug}/"
    with clock.at(counted.starts_at + HOUR):
        assert 'id="held"' not in cast["editor"].get(address).text
    with clock.at(counted.ends_at + HOUR):
        form = cast["editor"].get(address).text.split('id="held"')[1]
        assert 'value="7"' in form and "From the door" in form
        facts = {"attended": "9", "attended_reason": "Two came by the back door"}
        cast["editor"].post(f"{address}held/", facts)
        assert "Differs from the door count: Two came by the back door" in cast["editor"].get(address).text


def test_without_a_count_at_the_door_the_number_may_be_typed_or_unknown():
    for attended in (12, None):
        talk = make.conversation(starts_at=clock.now() - 3 * HOUR)
        made = mark_held(actor=make.ACTOR, conversation=talk, attended=attended)
        assert made.attended == attended


def test_fewer_people_than_were_present_at_a_poll_did_not_attend(cast, counted):
    make.poll(counted, {"Yes": 20, "No": 15}, present=40)
    address = f"/desk/conversations/{counted.slug}/"
    with clock.at(counted.ends_at + HOUR):
        refused = cast["editor"].post(f"{address}held/", {"attended": "7"})
        assert "40 people were present for the poll" in refused.text
        facts = {"attended": "40", "attended_reason": "Most came in by the back door"}
        cast["editor"].post(f"{address}held/", facts)
        assert Conversation.objects.get().attended == 40


def test_the_number_is_corrected_with_its_reason_until_the_recap_is_posted(cast, counted):
    address = f"/desk/conversations/{counted.slug}/"
    with clock.at(counted.ends_at + HOUR):
        mark_held(actor=make.ACTOR, conversation=counted)
        refused = cast["editor"].post(f"{address}held/", {"attended": "9"})
        assert (
            refused.status_code == 422
            and "Enter the reason for a different number" in refused.text
            and 'value="9"' in refused.text
        )
        cast["editor"].post(f"{address}held/", {"attended": "9", "attended_reason": "Two were missed"})
        assert Conversation.objects.get().attended == 9
        Conversation.objects.update(status=Status.REPORTED)
        assert 'id="attendance"' not in cast["editor"].get(address).text
        late = cast["editor"].post(f"{address}held/", {"attended": "8", "attended_reason": "No"})
        assert "until its recap is posted" in late.text and Conversation.objects.get().attended == 9
