"""Copying a conversation and making a series of it: what a copy takes, and what it never takes."""

from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied

import pytest

from cms.clock import PACIFIC
from engagement.choices import ServiceStatus
from engagement.conversations.copies import Slot, copy_conversation
from engagement.conversations.dates import Every, days_of
from engagement.conversations.details import set_offers
from engagement.conversations.page_texts import write_texts
from engagement.conversations.services import cancel_conversation
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, OwnQuestion
from tests.factories import engagement as make
from tests.factories import feedback
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
START = datetime(2030, 7, 9, 17, 30, tzinfo=PACIFIC)
PARTS = [{"minutes": 20, "title": "Welcome", "text": ""}, {"minutes": 70, "title": "Groups", "text": "x"}]


@furnished
def source():
    form, tool = feedback.make_form(), feedback.make_tool()
    made = make.workshop(
        20,
        spanish=True,
        starts_at=START,
        number=4,
        form=form,
        tools=[tool],
        parking={"en": "Free"},
        accommodation_by=date(2030, 7, 1),
        feeds_on=date(2030, 8, 20),
        feeds_ref="meeting:7",
    )
    booked = {"language": "es", "kind": "interpretation", "status": "provided", "ask_by": date(2030, 7, 2)}
    set_offers(made, [booked], actor=make.ACTOR)
    texts = {"agenda": {"en": PARTS, "es": PARTS}, "hosts": {"en": "The team", "es": "El equipo"}}
    write_texts(actor=make.ACTOR, conversation=made, texts=texts)
    for label, is_asked in (("Do you bring children?", True), ("Stopped?", False)):
        OwnQuestion.objects.create(conversation=made, kind="yes_no", label={"en": label}, is_asked=is_asked)
    make.registration(made, name="Ana", email="ana@example.org")
    return Conversation.objects.get()


@pytest.fixture
def screen(source):
    return f"/desk/conversations/{source.slug}/copy/"


def copy(source, day: date, **more) -> Conversation:
    start = datetime(day.year, day.month, day.day, 17, 30, tzinfo=PACIFIC)
    slots = [Slot(start, start + timedelta(minutes=90))]
    (made,) = copy_conversation(actor=make.ACTOR, source=source, slots=slots, **more)
    return made


def sent(**changes) -> dict:
    return {"day": "2030-08-06", "starts": "17:30", "ends": "19:00", "every": "", "count": "1"} | changes


def test_a_copy_takes_the_facts_and_moves_the_dates(source):
    made = copy(source, date(2030, 8, 6))
    for name in ("name", "mode", "place", "parking", "capacity", "promise_level", "form", "venue_free"):
        assert getattr(made, name) == getattr(source, name), name
    assert list(made.tools.all()) == list(source.tools.all())
    assert (made.accommodation_by, made.feeds_on) == (date(2030, 7, 29), date(2030, 8, 20))
    service = made.language_services.get()
    assert (service.status, service.ask_by) == (ServiceStatus.OFFERED, date(2030, 7, 30))
    for language, host in (("en", "The team"), ("es", "El equipo")):
        page = make.page_of(made, language).get_latest_revision_as_object()
        assert ([block.value["title"] for block in page.agenda], page.hosts) == (["Welcome", "Groups"], host)
    assert made.own_questions.count() == 1 and made.own_questions.get().label == {
        "en": "Do you bring children?"
    }
    old = make.page_of(source).get_latest_revision_as_object()
    assert not {block.id for block in old.agenda} & {block.id for block in page.agenda}


def test_a_copy_takes_no_people_numbers_or_states(source):
    cancel_conversation(actor=make.ACTOR, conversation=source, reason={"en": "Storm"})
    make.history.record(source, actor=make.ACTOR, reason="test")
    made = copy(source, date(2030, 8, 6))
    assert (made.seats_taken, made.number, made.attended, made.comments) == (0, None, None, None)
    assert (made.status, made.status_note, made.moved_from) == ("scheduled", {}, None)
    assert not made.registrations.exists() and made.is_draft
    assert made.ics_uid != source.ics_uid and made.slug != source.slug


@pytest.mark.parametrize(("day", "kept"), [(date(2030, 8, 19), True), (date(2030, 8, 20), False)])
def test_a_decision_that_comes_too_early_for_the_copy_is_to_be_named_anew(source, day, kept):
    made = copy(source, day)
    assert (bool(made.feeds), made.feeds_ref, bool(made.feeds_on)) == (kept, "meeting:7" * kept, kept)


@pytest.mark.parametrize("slots", [[], [Slot(START, START)] * 2, [Slot(START, START)] * 13])
def test_no_date_the_same_twice_and_too_many_are_refused(source, slots):
    with pytest.raises(NotPossibleNow):
        copy_conversation(actor=make.ACTOR, source=source, slots=slots)
    assert Conversation.objects.count() == 1


def test_who_has_no_right_is_refused_by_the_service_too(source, analyst, resident):
    for person in (analyst, resident, None):
        with pytest.raises(PermissionDenied):
            copy_conversation(actor=person, source=source, slots=[Slot(START, START)])


@pytest.mark.parametrize(
    ("first", "every", "expected"),
    [
        ("2030-07-09", Every.WEEK, ["07-09", "07-16", "07-23"]),
        ("2030-12-24", Every.TWO_WEEKS, ["12-24", "01-07", "01-21"]),
        ("2030-07-09", Every.MONTH, ["07-09", "08-13", "09-10"]),
        ("2030-07-30", Every.MONTH, ["07-30", "08-27", "09-24"]),
        ("2030-11-12", Every.MONTH, ["11-12", "12-10", "01-14"]),
    ],
)
def test_the_days_of_a_series_keep_their_weekday(first, every, expected):
    days = days_of(date.fromisoformat(first), every, 3)
    assert [f"{day:%m-%d}" for day in days] == expected
    assert len({day.weekday() for day in days}) == 1


def test_one_copy_at_the_desk_goes_straight_to_its_plan(cast, source, screen):
    assert 'value="17:30' in cast["editor"].get(screen).text
    answer = cast["editor"].post(screen, sent())
    made = Conversation.objects.exclude(pk=source.pk).get()
    assert answer["Location"] == f"/desk/conversations/{made.slug}/plan/"
    assert {row.history_actor for row in made.history.all()} == {"Edith"}


def test_the_copy_is_offered_the_name_and_takes_another(cast, source, screen):
    assert f'value="{source.name["en"]}"' in cast["editor"].get(screen).text
    cast["editor"].post(screen, sent(name_en="Fifth Conversation", name_es="Quinta Conversación"))
    made = Conversation.objects.latest("pk")
    assert made.name == {"en": "Fifth Conversation", "es": "Quinta Conversación"}
    assert made.slug.startswith("fifth-conversation-")
    assert {page.title for page in made.pages.all()} == {"Fifth Conversation", "Quinta Conversación"}


def test_a_name_in_another_language_alone_is_refused_beside_its_field(cast, source, screen):
    answer = cast["editor"].post(screen, sent(name_en="", name_es="Quinta Conversación"))
    assert answer.status_code == 422 and "name" in answer.context["form"].errors
    assert Conversation.objects.get() == source and "Quinta Conversación" in answer.text


def test_a_series_shows_its_days_before_anything_is_created(cast, source, screen):
    asked = sent(every="week", count="3")
    answer = cast["editor"].post(screen, asked)
    assert answer.status_code == 200 and "These drafts will be created" in answer.text
    assert [day for day in ("2030-08-06", "2030-08-13", "2030-08-20") if day not in answer.text] == []
    assert Conversation.objects.count() == 1
    days = {"day-1": "2030-08-06", "day-2": "", "day-3": "2030-08-21"}
    answer = cast["editor"].post(screen, asked | days, follow=True)
    assert "2 drafts created." in answer.text
    made = Conversation.objects.exclude(pk=source.pk).order_by("starts_at")
    assert [each.starts_at.astimezone(PACIFIC).day for each in made] == [6, 21]
    assert len({each.slug for each in made}) == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"day": ""}, "Date"),
        ({"every": "sometimes"}, "Repeat"),
        ({"every": "week", "count": "13"}, "less than or equal to 12"),
        ({"every": "week", "count": "0"}, "greater than or equal to 1"),
        ({"ends": "09:00"}, "The end must be after the start"),
        ({"every": "week", "count": "2", "day-1": "", "day-2": ""}, "Keep at least one date."),
        ({"every": "week", "count": "2", "day-1": "x", "day-2": ""}, "Date 1"),
        ({"every": "week", "count": "2", "day-1": "2030-08-06", "day-2": "2030-08-06"}, "listed twice"),
        ({"every": "week", "day-1": "2030-11-03", "starts": "01:30"}, "Clocks change"),
    ],
)
def test_a_wrong_copy_is_named_and_nothing_is_created(cast, source, screen, changes, said):
    answer = cast["editor"].post(screen, sent(**changes))
    assert answer.status_code == 422 and "Problem:" in answer.text and said in answer.text
    assert Conversation.objects.count() == 1


def test_a_decision_without_a_date_is_named_again_for_a_copy(cast, source, screen):
    Conversation.objects.filter(pk=source.pk).update(feeds_on=None, feeds_ref="")
    answer = cast["editor"].post(screen, sent(), follow=True)
    made = Conversation.objects.exclude(pk=source.pk).get()
    assert source.feeds and made.feeds == {}
    assert "Missing before it can be public: the decision it informs" in answer.text
