"""The phase of a conversation: what people read is true at that minute, on every screen."""

from datetime import timedelta

import pytest

from cms import clock
from engagement.choices import Status
from engagement.conversations.services import cancel_conversation, mark_held, move_conversation
from engagement.models import Conversation, RunStep
from engagement.phases import Phase, phase_at
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
NOW = clock.now().replace(microsecond=0)
HOUR = timedelta(hours=1)
HERE = "/conversations/"


@pytest.mark.parametrize(
    ("status", "hours", "last_step", "phase"),
    [
        ("scheduled", -24, "", "before"),
        ("scheduled", 0, "", "running"),
        ("scheduled", 1.9, "", "running"),
        ("scheduled", 2, "", "after"),
        ("moved", -24, "", "moved"),
        ("moved", 1, "", "running"),
        ("moved", 3, "", "after"),
        ("scheduled", -0.5, "part", "running"),
        ("scheduled", -48, "part", "before"),
        ("scheduled", 3, "part", "running"),
        ("scheduled", 6, "part", "after"),
        ("scheduled", 1, "end", "ended"),
        ("held", 1, "part", "held"),
        ("held", 3, "", "held"),
        ("reported", 50, "", "reported"),
        ("closed", 50, "", "closed"),
        ("cancelled", -24, "", "canceled"),
        ("cancelled", 1, "part", "canceled"),
        ("cancelled", 50, "", "canceled"),
    ],
)
def test_the_phase_follows_from_the_record_the_run_sheet_and_the_times(status, hours, last_step, phase):
    """A conversation of two hours; ``hours``: from its start."""
    facts = {"status": status, "starts_at": NOW, "ends_at": NOW + 2 * HOUR, "last_step": last_step}
    assert phase_at(NOW + hours * HOUR, **facts) == Phase(phase)


def test_every_state_of_the_record_has_a_phase():
    for status in Status:
        assert phase_at(NOW, status=status, starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR)


@furnished
def talk():
    return make.hybrid(20, 20, spanish=True)


PHASES = {
    "before": (-24 * HOUR, ["Register", "Add to calendar", "Link to join", "You can also just show up"]),
    "running": (HOUR, ["Happening now", "Follow live", "Link to join", "You can still join"]),
    "after": (
        3 * HOUR,
        ["Scheduled time has passed", "Staff have not yet confirmed that the conversation took place"],
    ),
}
INVITES = ["Add to calendar", "Link to join", 'href="#register"', "Ask a question before", "Request an acc"]


def _main(client, path: str) -> str:
    return client.get(path).content.decode().split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("phase", PHASES)
def test_the_page_says_what_is_true_at_that_minute(client, talk, phase):
    later, expected = PHASES[phase]
    with clock.at(talk.starts_at + later):
        page = _main(client, f"{HERE}{talk.slug}/")
    assert [words for words in expected if words not in page] == []
    assert "has taken place" not in page
    line = page.split('id="promise"')[1].split("</section>")[0]
    assert ("You are invited" in line) == (phase == "before")
    assert (">Now<" in line) == (phase == "running")


def test_while_it_runs_follow_live_comes_first_and_is_the_main_button(client, talk):
    with clock.at(talk.starts_at + HOUR):
        page = _main(client, f"{HERE}{talk.slug}/")
        home = client.get("/").content.decode()
        listed = _main(client, HERE)
    first = page.index('<a class="button')
    assert "Follow live" in page[first : first + 400] and "button--main" in page[first : first + 40]
    assert 'href="#register"' not in page
    for text in (home, listed):
        assert "Follow live" in text and "Happening now" in text
    assert "Happening now and coming up" in listed


@pytest.mark.parametrize("phase", ["after", "held", "canceled"])
def test_afterwards_nothing_invites(client, talk, phase):
    if phase == "canceled":
        cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Storm", "es": "Tormenta"})
    with clock.at(talk.starts_at + (3 * HOUR if phase != "canceled" else -HOUR)):
        if phase == "held":
            mark_held(actor=make.ACTOR, conversation=talk)
        page = _main(client, f"{HERE}{talk.slug}/")
        month = _main(client, f"{HERE}?month={talk.starts_at.astimezone(clock.PACIFIC):%Y-%m}")
    assert [words for words in INVITES if words in page] == []
    assert ("has taken place" in page) == (phase == "held")
    assert str(Phase(phase).label) in page and str(Phase(phase).label) in month


def test_a_run_sheet_that_was_ended_ends_it_before_the_announced_time(client, talk):
    RunStep.objects.create(conversation=talk, segment="end", started_at=talk.starts_at, started_by="Edith")
    with clock.at(talk.starts_at + timedelta(minutes=30)):
        assert "Happening now" not in _main(client, f"{HERE}{talk.slug}/")
        assert talk.slug in _main(client, HERE).split('id="past"')[1]


def test_one_that_runs_over_stays_in_front_of_the_list(client, talk):
    RunStep.objects.create(conversation=talk, segment="x", started_at=talk.starts_at, started_by="Edith")
    with clock.at(talk.ends_at + HOUR):
        upcoming = _main(client, HERE).split('id="past"')[0]
        assert talk.slug in upcoming and "Happening now" in upcoming


def test_the_reason_of_a_move_is_not_shown_as_the_reason_that_it_was_held(client, talk):
    move_conversation(
        actor=make.ACTOR,
        conversation=talk,
        starts_at=talk.starts_at + HOUR,
        ends_at=talk.ends_at + HOUR,
        reason={"en": "The room is taken", "es": "Sala ocupada"},
    )
    moved = Conversation.objects.get()
    with clock.at(moved.starts_at + HOUR / 2):
        assert "The room is taken" in _main(client, f"{HERE}{talk.slug}/")
    with clock.at(moved.ends_at + HOUR):
        mark_held(actor=make.ACTOR, conversation=moved)
        assert "The room is taken" not in _main(client, f"{HERE}{talk.slug}/")


def test_the_desk_names_the_phase(cast, talk):
    for later, label in ((HOUR, "Happening now"), (4 * HOUR, "Scheduled time has passed")):
        with clock.at(talk.starts_at + later):
            for path in ("/desk/conversations/", f"/desk/conversations/{talk.slug}/"):
                assert label in cast["editor"].get(path).content.decode()


def test_running_rows_cost_no_query_each(client, django_assert_max_num_queries):
    for _each in range(3):
        make.conversation(starts_at=NOW - timedelta(minutes=5))
    client.get(HERE)
    with django_assert_max_num_queries(12):
        assert client.get(HERE).content.decode().count("Happening now") >= 3


def test_recap_posted_and_closed_have_their_own_tags(client):
    made = make.reported()
    assert "Recap posted" in _main(client, f"{HERE}{made.slug}/")
