"""A bulk action does what was confirmed: not over later decisions, not twice, and says no more than it did."""

from datetime import timedelta

import pytest

from cms import clock
from cms.access import Role
from cms.jobs import queue
from cms.models import LegalHold
from feedback.bulk import services as bulk
from feedback.coding.services import add_coding
from feedback.models import BulkAction, Submission
from feedback.moderation import services
from tests.factories import feedback as make
from tests.factories.coding import make_texts
from tests.feedback.bulk.conftest import HIDDEN
from tests.furniture import furnished

FILTER = "words=county"
KOREAN = "한국어" * 33


@furnished
def comments(form):
    return [make.make_submission(form, f"Show my county, {number}.") for number in range(3)]


def states() -> list[str]:
    return list(Submission.objects.order_by("pk").values_list("state", flat=True))


def later(monkeypatch) -> None:
    moment = clock.now() + timedelta(minutes=5)
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.mark.parametrize(("kind", "state"), [("publish", "hidden"), ("step_back", "hidden")])
def test_a_resumed_action_leaves_what_someone_decided_since_it_was_confirmed(
    desk, publisher, comments, stop_after, monkeypatch, kind, state
):
    for each in comments:
        services.moderate(actor=publisher, submission=each, act="hide", reason="spam")
    with stop_after(0):
        action = desk.do(kind, FILTER)
    later(monkeypatch)
    services.moderate(actor=publisher, submission=comments[0], act="publish")
    services.moderate(actor=publisher, submission=comments[0], act="hide", reason="threat")
    desk.press(action, "resume")
    action.refresh_from_db()
    assert states()[0] == state and (action.done, action.refused) == (2, {"later": 1})


@pytest.mark.engine
def test_as_many_others_than_those_that_were_confirmed_are_not_acted_on(desk, publisher, form, comments):
    query = f"{FILTER}&state=received"
    page = desk.ask("publish", query)
    services.moderate(actor=publisher, submission=comments[0], act="hide", reason="spam")
    make.make_submission(form, "One more county.")
    answer = desk.confirm(page, "publish", query)
    assert answer.status_code == 409 and "but they are not the same ones" in answer.content.decode()
    assert states() == ["hidden"] + ["received"] * 3 and not BulkAction.objects.exists()
    assert desk.confirm(answer, "publish", query).status_code == 302
    assert states() == ["hidden"] + ["published"] * 3


def test_what_someone_decided_between_the_confirmation_and_the_press_stays(desk, publisher, comments):
    page = desk.ask("publish", FILTER)
    services.moderate(actor=publisher, submission=comments[0], act="hide", reason="threat")
    assert desk.confirm(page, "publish", FILTER).status_code == 302
    action = BulkAction.objects.get()
    assert states() == ["hidden", "published", "published"]
    assert (action.done, action.refused) == (2, {"later": 1})


@pytest.mark.parametrize("hours", [-25, 1])
def test_a_confirmation_holds_for_a_day(desk, comments, hours):
    moment = clock.now() + timedelta(hours=hours)
    sent = dict(HIDDEN.findall(desk.ask("publish", FILTER).content.decode())) | {
        "shown_at": moment.isoformat()
    }
    answer = desk.ask("publish", FILTER, **sent)
    assert answer.status_code == 409 and "no longer valid" in answer.content.decode()
    assert desk.confirm(answer, "publish", FILTER).status_code == 302


def test_the_confirmation_foresees_which_last_steps_cannot_be_undone(desk, publisher, comments):
    for each in comments:
        services.moderate(actor=publisher, submission=each, act="publish")
    Submission.objects.filter(pk=comments[0].pk).update(state="received")
    page = desk.ask("step_back", FILTER).content.decode()
    assert "2 will be changed" in page and "It is already set that way." in page
    assert desk.do("step_back", FILTER).refused == {"same": 1}


def test_a_code_on_the_first_words_only_does_not_count_as_given(at_desk, analyst, form, code):
    texts = make_texts(form, 2)
    add_coding(actor=analyst, text=texts[0], code=code, start=0, end=4)
    desk = at_desk(analyst)
    assert "2 will be changed" in desk.ask("code", "words=says", code=code.key).content.decode()
    assert desk.do("code", "words=says", code=code.key).done == 2


def test_an_undo_that_left_some_is_called_partial(desk, publisher, comments):
    action = desk.do("publish", FILTER)
    services.moderate(actor=publisher, submission=comments[0], act="hide", reason="spam")
    desk.press(action, "undo")
    page = desk.get("/desk/comments/together/").content.decode()
    assert "Partly undone" in page and ">Undone" not in page


def test_holds_are_not_lifted_while_someone_is_still_asking(at_desk, publisher, make_user, comments):
    desk = at_desk(publisher)
    action = desk.do("hold", FILTER, hold_reason="A suit")
    desk.browser.post(f"{action.get_absolute_url()}undo/")
    second = at_desk(make_user("second", Role.PUBLISHER))
    assert "Agree and lift" not in second.get(action.get_absolute_url()).content.decode()
    assert "It is still running." in second.press(action, "lift").content.decode()
    queue.run_job.func(str(BulkAction.objects.first().job_id))
    second.press(action, "lift")
    assert not LegalHold.objects.filter(lifted_at=None).exists()


def test_a_confirmation_of_holds_says_that_lifting_takes_two(at_desk, publisher, comments):
    page = at_desk(publisher).ask("hold", FILTER, hold_reason="A suit").content.decode()
    assert "and undo it" not in page and "Lifting a hold takes two people" in page


def test_a_hold_whose_reason_has_no_visible_character_is_refused_at_once(at_desk, publisher, comments):
    assert at_desk(publisher).ask("hold", FILTER, hold_reason="\x01").status_code == 422


def test_a_confirmation_that_is_sent_twice_at_the_same_moment_counts_once(desk, comments, monkeypatch):
    page, parts = desk.ask("publish", FILTER), bulk.member_parts

    def first_the_other(*values):
        monkeypatch.setattr(bulk, "member_parts", parts)
        assert desk.confirm(page, "publish", FILTER).status_code == 302
        return parts(*values)

    monkeypatch.setattr(bulk, "member_parts", first_the_other)
    assert desk.confirm(page, "publish", FILTER).status_code == 302
    assert BulkAction.objects.count() == 1


@pytest.mark.engine
def test_a_filter_whose_address_is_long_is_acted_on(desk, form):
    make.make_submission(form, f"{KOREAN}.")
    query = f"words={KOREAN}&form={form.pk}" + "&state=received" * 8
    assert desk.do("publish", query).done == 1


def test_no_part_of_a_long_filter_is_left_out(desk, form, comments):
    make.make_submission(form, "Something else.")
    assert desk.do("publish", f"other={'x' * 4000}&{FILTER}").done == 3
    page = desk.ask("publish", f"words={'county ' * 20}").content.decode()
    assert "Contains the words. Choose the filter again." in page and "will be changed" not in page


@pytest.mark.engine
def test_the_grid_ignores_a_form_that_no_address_has(at_desk, analyst):
    assert at_desk(analyst).get("/desk/coding/grid/?form=%00").status_code == 200


def test_lifting_holds_is_resumed_with_a_fresh_second_factor_only(
    at_desk, publisher, make_user, comments, stop_after, monkeypatch
):
    desk, second = at_desk(publisher), at_desk(make_user("second", Role.PUBLISHER))
    action = desk.do("hold", FILTER, hold_reason="A suit")
    desk.press(action, "undo")
    with stop_after(0):
        second.press(action, "lift")
    monkeypatch.setattr("feedback.bulk.views.is_fresh", lambda _request: False)
    resume = f"{BulkAction.objects.first().get_absolute_url()}resume/"
    assert second.post(resume).url.startswith("/accounts/2fa/reauthenticate/")
    assert LegalHold.objects.filter(lifted_at=None).count() == 3


def test_a_job_that_comes_late_does_nothing_more_to_an_action_that_is_being_undone(
    desk, editor, comments, small_chunks, stop_after
):
    with stop_after(2):
        action = desk.do("publish", FILTER)
    assert "The rest can be resumed." in action.job.message
    desk.press(action, "undo")
    late = queue.start(bulk.HANDLER, actor=editor, number=action.number)
    queue.run_job.func(str(late.pk))
    late.refresh_from_db()
    assert states() == ["received"] * 3 and late.message.startswith("It is being undone")
