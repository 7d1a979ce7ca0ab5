"""Plan, write, publish, hold: the desk's way from an idea to a recap."""

from datetime import UTC, datetime, timedelta

import pytest

from cms import clock
from engagement.conversations.draft_templates import kinds
from engagement.models import Conversation, ConversationPage
from engagement.recaps.posting import digest_shown
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
NEW = "/desk/conversations/new/"


def _payload(**changes):
    facts = {
        "name_en": "Fifth Community Conversation",
        "name_es": "Quinta Conversación Comunitaria",
        "slug": "fifth",
        "day": "2030-07-09",
        "starts": "17:30",
        "ends": "19:00",
    }
    return facts | changes


@furnished
def desk(cast):
    make.index(spanish=True)
    return cast["editor"]


@furnished
def taken(desk):
    return make.conversation(slug="taken", number=77, capacity=5)


def test_an_editor_plans_a_conversation_in_pacific_time(desk):
    answer = desk.post(NEW, _payload())
    assert answer.status_code == 302, answer.context["form"].errors
    made = Conversation.objects.get()
    assert answer["Location"] == "/desk/conversations/fifth/plan/"
    assert made.starts_at == datetime(2030, 7, 10, 0, 30, tzinfo=UTC)
    assert (made.status, made.is_draft) == ("scheduled", True)
    assert made.history.get().history_actor == "Edith"


def test_draft_pages_wait_in_both_languages(desk, client):
    desk.post(NEW, _payload())
    pages = ConversationPage.objects.order_by("locale__pk")
    assert [(page.title, page.slug, page.live) for page in pages] == [
        ("Fifth Community Conversation", "fifth", False),
        ("Quinta Conversación Comunitaria", "fifth", False),
    ]
    assert len({page.translation_key for page in pages}) == 1
    assert client.get("/conversations/fifth/").status_code == 404


@pytest.mark.engine
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name_en", ""),
        ("name_en", "x" * 121),
        ("slug", "two words"),
        ("slug", "registration"),
        ("slug", "taken"),
        ("slug", "x" * 81),
        ("day", ""),
        ("day", "2030-02-30"),
        ("starts", "25:00"),
        ("ends", "17:30"),
        ("ends", "09:00"),
        ("ends", ""),
        ("kind", "telepathy"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_planned(desk, taken, field, value):
    answer = desk.post(NEW, _payload(**{field: value}))
    assert answer.status_code == 422
    assert answer.context["form"].errors, field
    assert "Problem:" in answer.content.decode()
    assert Conversation.objects.count() == 1


def test_an_address_is_made_from_the_name_and_the_day(desk):
    for expected in ("fifth-community-conversation-2030-07-09", "fifth-community-conversation-2030-07-09-2"):
        desk.post(NEW, _payload(slug=""))
        assert Conversation.objects.filter(slug=expected).exists()


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.key)
def test_a_template_fills_in_agenda_promise_and_services(desk, kind):
    desk.post(NEW, _payload(kind=kind.key, ends=""))
    made = Conversation.objects.get()
    assert (made.ends_at - made.starts_at, made.promise_level, made.mode) == (
        kind.length,
        kind.promise_level,
        kind.mode,
    )
    assert {each.status for each in made.language_services.all()} == {"offered"}
    for language in ("en", "es"):
        agenda = make.page_of(made, language).get_latest_revision_as_object().agenda
        assert [block.value["title"] for block in agenda] == [part["title"][language] for part in kind.agenda]


@pytest.mark.parametrize(("day", "start"), [("2030-03-10", "02:30"), ("2030-11-03", "01:30")])
def test_a_time_that_a_clock_change_skips_or_repeats_is_refused(desk, day, start):
    answer = desk.post(NEW, _payload(day=day, starts=start, ends="05:00"))
    assert "Clocks change" in answer.content.decode()
    assert not Conversation.objects.exists()


def test_hostile_names_stay_text(desk):
    desk.post(NEW, _payload(name_en="<script>alert(1)</script>"))
    text = desk.get("/desk/conversations/").content.decode()
    assert "<script>alert(1)" not in text and "&lt;script&gt;alert(1)" in text


def test_moving_at_the_desk_asks_why(desk):
    talk = make.conversation()
    address = f"/desk/conversations/{talk.slug}/move/"
    facts = {"day": "2031-01-08", "starts": "10:00", "ends": "11:00", "sequence": "0"}
    assert desk.post(address, facts).status_code == 422
    answer = desk.post(address, {**facts, "reason_0": "Strike", "reason_en": "Strike"})
    assert answer.status_code == 302
    assert Conversation.objects.get().status == "moved"


def test_a_form_opened_before_another_change_is_refused(desk):
    talk = make.conversation()
    address = f"/desk/conversations/{talk.slug}/move/"
    facts = {
        "day": "2031-01-08",
        "starts": "10:00",
        "ends": "11:00",
        "sequence": "0",
        "reason_0": "A",
        "reason_en": "A",
    }
    desk.post(address, facts)
    answer = desk.post(address, facts)
    assert answer.status_code == 422
    assert "Someone else changed this conversation" in answer.content.decode()


def test_a_publisher_cancels_with_a_reason(cast):
    talk = make.conversation()
    address = f"/desk/conversations/{talk.slug}/cancel/"
    assert cast["publisher"].post(address, {"sequence": "0"}).status_code == 422
    facts = {"sequence": "0", "reason_0": "Storm", "reason_en": "Storm"}
    assert cast["publisher"].post(address, facts).status_code == 302
    assert Conversation.objects.get().status == "cancelled"


def test_from_held_to_recap_at_the_desk(cast, client):
    talk = make.conversation(starts_at=clock.now() - timedelta(hours=3))
    address = f"/desk/conversations/{talk.slug}/"
    cast["editor"].post(f"{address}held/", {"attended": "86", "comments": "127", "cut_number": "7"})
    assert Conversation.objects.get().status == "held"
    make.theme(talk, "Show my county", 48)
    cast["analyst"].post(f"{address}recap/propose/", {"seen": digest_shown(talk)})
    cast["publisher"].post(f"{address}recap/preview/", {"agree": "yes"})
    assert Conversation.objects.get().status == "reported"
    assert "127 comments; 86 people attended" in client.get(f"/conversations/{talk.slug}/").content.decode()


@pytest.mark.parametrize(
    ("act", "data"),
    [
        ("seats", {"capacity": "0"}),
        ("seats", {"capacity": "many"}),
        ("held", {"attended": "-1"}),
        ("held", {"comments": "x"}),
        ("held", {"cut_number": "0"}),
        ("held", {}),
    ],
)
def test_an_act_that_is_not_possible_is_explained_and_changes_nothing(cast, taken, act, data):
    answer = cast["publisher"].post(f"/desk/conversations/{taken.slug}/{act}/", data)
    form = answer.text.split(f'action="/desk/conversations/{taken.slug}/{act}/"')[1].split("</form>")[0]
    assert answer.status_code == 422 and ("error-summary" in form or "refusal" in form)
    kept = Conversation.objects.get()
    assert (kept.status, kept.capacity) == ("scheduled", 5)


def test_changing_the_seats_at_the_desk(desk):
    talk = make.conversation(capacity=5)
    desk.post(f"/desk/conversations/{talk.slug}/seats/", {"capacity": "9"})
    assert Conversation.objects.get().capacity == 9


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1", "2 people have a seat. There cannot be fewer seats than that."),
        ("0", "greater than or equal to 1"),
    ],
)
def test_a_number_of_seats_that_is_refused_stays_in_its_box(desk, typed, said):
    talk = make.conversation(capacity=5)
    make.registration(talk, party_size=2)
    answer = desk.post(f"/desk/conversations/{talk.slug}/seats/", {"capacity": typed})
    seats = answer.text.split(f'action="/desk/conversations/{talk.slug}/seats/"')[1].split("</form>")[0]
    assert answer.status_code == 422 and said in seats and f'value="{typed}"' in seats
    assert Conversation.objects.get().capacity == 5


@pytest.mark.parametrize("status", ["scheduled", "cancelled"])
def test_one_that_cannot_be_marked_as_held_says_why_at_the_button_and_keeps_the_numbers(desk, status):
    talk = make.conversation(status=status)
    answer = desk.post(f"/desk/conversations/{talk.slug}/held/", {"attended": "86", "comments": "127"})
    held = answer.text.split(f'action="/desk/conversations/{talk.slug}/held/"')[1].split("</form>")[0]
    said = "has not started yet" if status == "scheduled" else "Only a planned conversation"
    assert answer.status_code == 422 and said in held and 'value="86"' in held and 'value="127"' in held


@pytest.mark.engine
def test_more_conversations_cost_the_desk_the_same(desk, django_assert_max_num_queries):
    for _each in range(2):
        make.conversation()
    desk.get("/desk/conversations/")
    with django_assert_max_num_queries(10):
        desk.get("/desk/conversations/")
    for _each in range(3):
        make.registration(make.conversation())
    with django_assert_max_num_queries(10):
        desk.get("/desk/conversations/")


def test_a_recap_of_what_is_still_ahead_is_refused_with_the_way_on(cast):
    talk = make.conversation()
    answer = cast["publisher"].post(f"/desk/conversations/{talk.slug}/recap/propose/")
    assert answer.status_code == 422
    assert "Mark the conversation as held first." in answer.text
    talk.refresh_from_db()
    assert talk.status == "scheduled" and talk.recap_published_at is None
