"""The practice clock: it moves forward by a button, is shown on every page, and goes back only by starting again."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier

from django.test import Client

import pytest

from cms import clock
from cms.access import Role
from cms.backups import archive
from cms.jobs import queue
from cms.models import ScheduledJob
from cms.powers.second_factor import is_fresh
from cms.practice import offset, services
from cms.practice.meeting import PracticeMeeting
from cms.users.models import User

pytestmark = pytest.mark.django_db
BAND = "Practice site. Nothing here is real or published."


def moved(browser: Client, move: str, status: int = 302) -> timedelta:
    """How far the clock went."""
    before = clock.now()
    answer = browser.post("/desk/practice/clock/", {"move": move})
    assert answer.status_code == status
    return clock.now() - before


def is_about(found: timedelta, wanted: timedelta) -> bool:
    return wanted <= found < wanted + timedelta(minutes=1)


# The band


@pytest.mark.parametrize("path", ["/", "/boards/meetings/", "/nothing-here/", "/practice/enter/?key=zz"])
def test_every_public_page_says_that_it_is_practice(practice, client, path):
    html = client.get(path).content.decode()

    assert BAND in html and "Practice time:" in html
    assert "/desk/practice/" not in html and "Demonstration site." not in html


@pytest.mark.parametrize("path", ["/", "/desk/", "/desk/meetings/", "/admin/"])
def test_staff_find_the_clock_from_every_page(inside, path):
    html = inside.get(path).content.decode()

    assert BAND in html and 'href="/desk/practice/"' in html


def test_it_is_said_in_spanish(practice, client):
    assert "Sitio de práctica." in client.get("/es/").content.decode()


def test_no_other_site_says_so(client, cast):
    for html in (client.get("/").content.decode(), cast["clerk"].get("/desk/").content.decode()):
        assert BAND not in html


# Moving it


@pytest.mark.parametrize(("move", "by"), [("hour", timedelta(hours=1)), ("day", timedelta(days=1))])
def test_a_button_moves_the_clock_forward(inside, move, by):
    assert is_about(moved(inside, move), by)
    assert is_about(moved(inside, move), by)


def test_what_has_become_due_is_done(inside, monkeypatch):
    times = []
    monkeypatch.setattr(queue, "run_due", lambda: times.append(clock.now()))
    moved(inside, "day")

    assert len(times) == 1 and clock.now() - times[0] < timedelta(minutes=1)


def test_nothing_that_is_due_fails(inside):
    moved(inside, "day")

    assert ScheduledJob.objects.exists() and not ScheduledJob.objects.exclude(last_error="").exists()


def test_it_goes_to_the_start_of_a_posted_meeting(inside, rehearsal):
    found = rehearsal(14, is_posted=True)
    assert "To the start of the meeting" in inside.get("/desk/practice/").content.decode()
    moved(inside, "start")

    assert timedelta() <= clock.now() - found.starts_at < timedelta(minutes=1)


def refusal(browser: Client, move: str) -> str:
    before = clock.now()
    answer = browser.post("/desk/practice/clock/", {"move": move})
    assert answer.status_code == 422 and clock.now() - before < timedelta(minutes=1)
    return answer.content.decode()


def test_a_meeting_that_is_not_posted_is_not_jumped_to(inside, rehearsal):
    rehearsal(14, is_posted=False)

    assert 'value="start"' not in inside.get("/desk/practice/").content.decode()
    assert "Post the agenda first." in refusal(inside, "start")


def test_it_never_goes_back(inside, rehearsal):
    rehearsal(-1, is_posted=True)

    assert 'value="start"' not in inside.get("/desk/practice/").content.decode()
    assert "The practice clock only moves forward." in refusal(inside, "start")


def test_a_meeting_that_is_over_or_canceled_is_not_jumped_to(inside, rehearsal):
    rehearsal(14, is_posted=True, is_over=True)
    html = inside.get("/desk/practice/").content.decode()

    assert 'value="start"' not in html and "A new one is planned when you move the clock." in html
    assert "Once the agenda is posted" not in html
    assert "This meeting is over or canceled." in refusal(inside, "start")


def test_a_new_meeting_is_planned_after_a_move_if_the_one_before_is_too_late(inside, rehearsal):
    starts_at = datetime(2031, 3, 5, 9, tzinfo=clock.PACIFIC)
    later = PracticeMeeting("Board", "/desk/meetings/8/", starts_at, is_posted=False, is_over=False)
    rehearsal(10, is_posted=False, later=later)
    html = inside.post("/desk/practice/clock/", {"move": "day"}, follow=True).content.decode()

    assert "The practice clock has moved." in html
    assert "A new one is planned for Wednesday, March 5, 2031." in html


def test_a_move_that_plans_nothing_says_nothing_of_it(inside, rehearsal):
    rehearsal(14, is_posted=False)

    assert (
        "A new one is planned"
        not in inside.post("/desk/practice/clock/", {"move": "day"}, follow=True).content.decode()
    )


def test_changing_the_person_stays_with_the_meeting_that_has_ended(inside, rehearsal):
    ended = rehearsal(-1, is_posted=True, is_over=True)

    assert inside.post("/desk/practice/person/", {"role": "publisher"})["Location"] == ended.url


@pytest.mark.parametrize("move", ["", "week", "-1"])
def test_there_are_no_other_moves(inside, move):
    assert "Choose one of the buttons." in refusal(inside, move)


def test_only_staff_move_it(practice, client, member, client_for):
    assert client.post("/desk/practice/clock/", {"move": "day"})["Location"].startswith("/accounts/login/")
    assert client_for(member).post("/desk/practice/clock/", {"move": "day"}).status_code == 404
    assert clock.now().date() == offset.timezone.now().date()


def test_two_visitors_move_it_at_once(practice, monkeypatch):
    """Each writes a file of its own before it takes the place of the other's."""
    both, write = Barrier(2), Path.write_text

    def together(path: Path, text: str) -> int:
        both.wait(timeout=10)
        done = write(path, text)
        both.wait(timeout=10)
        return done

    before = clock.now()
    monkeypatch.setattr(Path, "write_text", together)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(offset.set_to, [before + timedelta(days=1)] * 2))

    assert is_about(clock.now() - before, timedelta(days=1))


def test_of_two_moves_at_once_the_clock_never_goes_back(practice, monkeypatch):
    """Whoever comes second reads the clock that the first one set."""
    now, both, set_to = clock.now(), Barrier(2), offset.set_to
    monkeypatch.setattr(services.queue, "run_due", lambda: None)
    monkeypatch.setattr(offset, "set_to", lambda moment: (time.sleep(0.05), set_to(moment)))

    def move(days: int) -> None:
        both.wait(timeout=10)
        with suppress(services.OnlyForward):
            services.move_clock(now + timedelta(days=days))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(move, (14, 1)))
    assert is_about(clock.now() - now, timedelta(days=14))


def test_who_came_in_with_a_key_needs_no_second_factor_for_a_power(practice, rf):
    assert is_fresh(rf.get("/"))


# The second person


def test_a_visitor_goes_on_as_the_second_person_and_back(inside):
    for role in (Role.PUBLISHER, Role.CLERK):
        assert inside.post("/desk/practice/person/", {"role": role.value}).status_code == 302
        who = User.objects.get(pk=inside.session["_auth_user_id"])
        assert who.email.startswith(f"practice-{role.value}@")
        assert inside.get("/desk/practice/").status_code == 200


def test_nobody_becomes_an_administrator(inside):
    assert inside.post("/desk/practice/person/", {"role": "administrator"}).status_code == 422


# Starting again


@pytest.fixture
def restored(monkeypatch) -> list[Path]:
    """The copies that were put back. The database of a test stays."""
    found: list[Path] = []
    monkeypatch.setattr(archive, "restore", lambda folder, force: found.append(folder))
    return found


def test_starting_again_asks_first(inside, restored):
    assert "Remove everything and start again" in inside.get("/desk/practice/again/").content.decode()
    assert restored == []


def test_it_restores_the_copy_sets_the_clock_back_and_signs_out_everyone_else(inside, practice, restored):
    other = Client()
    other.force_login(User.objects.get(email__startswith="practice-publisher@"))
    moved(inside, "day")
    answer = inside.post("/desk/practice/again/", follow=True)

    assert restored == [practice.VAR_DIR / "pristine"] == [services.pristine()]
    assert clock.now() - offset.timezone.now() < timedelta(minutes=1)
    assert "Practice has started again." in answer.content.decode()
    assert other.get("/desk/")["Location"].startswith("/accounts/login/")


def test_a_damaged_copy_is_not_restored(inside, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    answer = inside.post("/desk/practice/again/")

    assert answer.status_code == 422
    assert "The saved copy used to start again is damaged." in answer.content.decode()
    assert inside.get("/desk/practice/").status_code == 200


def test_the_passwords_of_the_demo_open_nothing(practice):
    user = User.objects.get(email__startswith="practice-clerk@")
    assert user.check_password("a-long-enough-password")
    services.close_other_doors()
    user.refresh_from_db()

    assert not user.has_usable_password()
