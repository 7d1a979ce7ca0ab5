"""What happened with it: told by a person or by the record of a board; a no as visible as a yes (PAR-01, PAR-02)."""

from datetime import datetime, time, timedelta

from django.db import IntegrityError, transaction

import pytest

from cms import clock
from cms.jobs import queue
from cms.models import ScheduledJob
from cms.records import ledger, verification
from engagement import board_decisions
from engagement.choices import Promise, Status
from engagement.conversations.services import mark_held
from engagement.exceptions import NeedsReason, NotPossibleNow
from engagement.models import Conversation, Outcome, OutcomeProposal
from engagement.outcomes.closing import close_conversation
from engagement.outcomes.proposal_parts import digest_shown
from engagement.outcomes.services import agree_outcome
from engagement.recaps.services import write_themes
from tests.factories import boards as boards_make
from tests.factories import engagement as make
from tests.factories import recaps
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


HELD = datetime(2022, 9, 5, 18, tzinfo=clock.PACIFIC)


@furnished
def talk():
    """Held on September 2, 2022, its recap posted three days later."""
    with clock.at(HELD):
        made = make.held(spanish=True)
        make.theme(made, "Show my county", 48)
        make.post_recap(made)
    return Conversation.objects.get(pk=made.pk)


@furnished
def theme(talk):
    return talk.themes.get()


def _path(talk, act="outcomes"):
    return f"/desk/conversations/{talk.slug}/{act}/"


def _form(theme, answer="adopted", **changes):
    start = f"theme-{theme.pk}"
    words = {
        "answer": answer,
        "reason_en": "County comes first.",
        "reason_es": "Primero el condado.",
        "decision": "",
        "decided_by_en": "Governing Board",
        "decided_by_es": "Junta Directiva",
        "decided_on": "2022-11-09",
    } | changes
    seen = {"theme": theme.pk, "seen": digest_shown(theme)}
    return seen | {f"{start}-{name}": value for name, value in words.items()}


def _propose(cast, talk, form):
    answer = cast["publisher"].post(_path(talk), form)
    assert answer.status_code == 302, answer.text
    return OutcomeProposal.objects.latest("pk")


def _agree(proposal):
    return agree_outcome(actor=make.SECOND, proposal=proposal)


def _page(client, talk, prefix=""):
    return client.get(f"{prefix}/conversations/{talk.slug}/").text


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("adopted", "Taken up."),
        ("adapted", "Taken up in another form."),
        ("failed", "Not adopted"),
        ("declined", "Not taken up"),
        ("deferred", "Tabled"),
    ],
)
def test_each_answer_stands_on_the_public_page(cast, client, talk, theme, answer, words):
    _agree(_propose(cast, talk, _form(theme, answer)))
    text = _page(client, talk)
    assert words in text and "County comes first." in text and "Governing Board, November 9, 2022." in text
    assert "From the board’s record." not in text


def test_it_is_told_in_spanish_too(cast, client, talk, theme):
    _agree(_propose(cast, talk, _form(theme)))
    assert "Primero el condado." in _page(client, talk, "/es")


@pytest.mark.engine
def test_a_later_answer_is_a_new_edition_and_the_first_stays_in_its_history(cast, talk, theme):
    _agree(_propose(cast, talk, _form(theme, "deferred")))
    _agree(_propose(cast, talk, _form(theme, "adopted")))
    row = Outcome.objects.get()
    assert (row.edition, row.answer) == (2, "adopted")
    assert [each.answer for each in row.history.all()] == ["adopted", "deferred"]
    assert [entry.act for entry in ledger.entries_for("theme_outcome", [str(row.pk)])] == [
        "outcome",
        "outcome",
    ]
    assert not list(verification.breaks())
    Outcome.objects.filter(pk=row.pk).update(answer="declined")
    assert list(verification.breaks())


def test_the_receipt_of_a_registration_shows_it(client):
    made = make.conversation(starts_at=clock.now() + timedelta(hours=1))
    code = make.code_of(make.registration(made))
    with clock.at(clock.now() + timedelta(days=3)):
        mark_held(actor=make.ACTOR, conversation=made, comments=60)
        row = make.theme(made, "Show my county", 48)
        make.post_recap(made)
        recaps.outcome(row)
        text = client.get(f"/conversations/registration/{code}/").text
    assert "What happened next" in text and "Taken up. County comes first." in text


# From the record of a board ------------------------------------------------------------------------------------


@furnished
def moved(home, publisher, client_for):
    """A finding on an agenda, a vote on it; the decision is made public by each test."""
    return boards_make.held(home, findings=[boards_make.finding(12)])


def _carry(talk, theme):
    """A second edition of the recap names the finding; before it, the link is a draft."""
    write_themes(actor=make.ACTOR, conversation=talk, titles={theme.pk: theme.title}, findings={theme.pk: 12})
    make.post_recap(talk)
    return theme


@pytest.fixture
def carried(talk, theme, moved):
    return _carry(talk, theme)


@furnished
def lost(home, publisher, client_for):
    return boards_make.held(home, ayes=1, findings=[boards_make.finding(12)])


def _decide(cast, moved, **changes):
    """Prepared by one person, published by another."""
    draft = boards_make.decision_draft(moved, **changes)
    sent = {"act": "publish", "seen": draft.prepared_at.isoformat()}
    return cast["publisher"].post(f"/desk/decisions/from/{moved.pk}/review/", sent)


def _let_the_worker_look():
    ScheduledJob.objects.all().delete()
    queue.run_due()


def _a_publisher_agrees():
    return _agree(OutcomeProposal.objects.get(state="proposed", proposed_by_name="system:record"))


def test_a_decision_of_a_board_is_told_without_anyone_typing_it(cast, client, talk, carried, moved):
    assert _decide(cast, moved).status_code == 302
    _let_the_worker_look()
    assert not Outcome.objects.exists() and "From the board’s record" not in _page(client, talk)
    row = _a_publisher_agrees()
    assert (row.answer, row.from_chain, row.proposed_by) == ("adopted", True, "system:record")
    assert row.published_by == make.SECOND
    text = _page(client, talk)
    assert "The first release shows each county." in text and "From the board’s record." in text
    assert "/decisions/2022-01/" in text and "Governing Board, November 9, 2022." in text


def test_a_no_of_a_board_brings_its_own_reason(cast, client, talk, theme, lost):
    _carry(talk, theme)
    _decide(cast, lost, reason={"en": "the data comes later"})
    _let_the_worker_look()
    _a_publisher_agrees()
    text = _page(client, talk)
    assert "Not adopted." in text and "Reason: the data comes later." in text


def test_the_record_is_told_once_and_a_person_may_add_to_it(cast, client, talk, carried, moved):
    _decide(cast, moved)
    _let_the_worker_look()
    _a_publisher_agrees()
    start = f"theme-{carried.pk}"
    words = {"theme": carried.pk, "seen": digest_shown(carried)}
    words |= {f"{start}-answer": "adopted", f"{start}-reason_en": "In plain words: yes."}
    _agree(_propose(cast, talk, words))
    _let_the_worker_look()
    row = Outcome.objects.get()
    assert (row.edition, row.reason, row.from_chain) == (2, {"en": "In plain words: yes."}, True)
    assert "From the board’s record." in _page(client, talk)


def test_a_person_cannot_say_the_opposite_of_the_record(cast, talk, carried, moved):
    _decide(cast, moved)
    _let_the_worker_look()
    _a_publisher_agrees()
    start = f"theme-{carried.pk}"
    words = {"theme": carried.pk, "seen": digest_shown(carried)}
    words |= {f"{start}-answer": "declined", f"{start}-reason_en": "No."}
    answer = cast["publisher"].post(_path(talk), words)
    assert answer.status_code == 422 and "The board’s record says" in answer.text
    assert Outcome.objects.get().answer == "adopted"


def test_what_a_person_told_before_is_not_written_over(cast, talk, carried, moved):
    recaps.outcome(carried, "adapted")
    _decide(cast, moved)
    _let_the_worker_look()
    assert (Outcome.objects.get().answer, Outcome.objects.get().edition) == ("adapted", 1)


def test_before_the_recap_is_posted_nothing_is_told(cast, carried, talk, moved):
    make.set_status(talk, Status.HELD)
    _decide(cast, moved)
    _let_the_worker_look()
    assert not Outcome.objects.exists()


def test_the_number_of_a_decision_fills_in_who_and_when(cast, client, talk, theme, moved):
    _decide(cast, moved)
    form = _form(theme, decision="2022-01", decided_by_en="", decided_by_es="", decided_on="")
    row = _agree(_propose(cast, talk, form))
    assert (row.ref_kind, row.decided_by["en"], row.from_chain) == ("decision", "Governing Board", False)
    assert "/decisions/2022-01/" in _page(client, talk)


def test_meetings_ahead_are_offered_as_what_a_conversation_feeds(home):
    body = boards_make.body(3)
    made = boards_make.meeting(body)
    with clock.at(boards_make.starts() - timedelta(days=20)):
        assert board_decisions.upcoming() == []
        made.date_is_public = True
        made.save(update_fields=["date_is_public"])
        (ahead,) = board_decisions.upcoming()
    assert (ahead.ref, ahead.on) == (f"meeting:{made.pk}", boards_make.DAY)
    assert board_decisions.find(ahead.ref) == ahead
    assert (
        board_decisions.find("meeting:999")
        is board_decisions.find("")
        is board_decisions.find("other:1")
        is None
    )


# What is refused ----------------------------------------------------------------------------------------------


def test_a_no_without_a_reason_is_refused_beside_the_field(cast, talk, theme):
    answer = cast["publisher"].post(_path(talk), _form(theme, "declined", reason_en="", reason_es=""))
    assert (
        answer.status_code == 422
        and "Enter the reason. People who asked for this will read it." in answer.text
    )
    assert not Outcome.objects.exists()


@pytest.mark.engine
def test_a_no_without_a_reason_is_refused_by_the_service_and_by_the_row(theme):
    with pytest.raises(NeedsReason), transaction.atomic():
        recaps.outcome(theme, "declined", reason={"en": "  "})
    row = recaps.outcome(theme, "adopted", reason={})
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.filter(pk=row.pk).update(answer="declined")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"decision": "2022-99"}, "no public decision with this number"),
        ({"decided_by_en": "", "decided_by_es": ""}, "Enter the decision number or who decided"),
        ({"decided_on": ""}, "Enter the decision number or who decided"),
        ({"decided_on": "2999-01-01"}, "in the future"),
        (
            {"decided_on": "2022-09-01"},
            "The decision was made on September 1, 2022, and this conversation was held on",
        ),
        ({"answer": ""}, "Choose: What happened next"),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field(cast, talk, theme, changes, words):
    answer = cast["publisher"].post(_path(talk), _form(theme, **changes))
    assert answer.status_code == 422 and words in answer.text
    assert not Outcome.objects.exists()


def test_no_outcome_before_the_recap(cast):
    made = make.held()
    row = make.theme(made, "Show my county", 48)
    answer = cast["publisher"].post(_path(made), _form(row))
    assert answer.status_code == 422 and "Post the recap first" in answer.text


def test_a_theme_of_another_conversation_is_not_found(cast, talk):
    other = make.theme(make.reported(), "Other", 48)
    assert cast["publisher"].post(_path(talk), _form(other)).status_code == 404


# The end -------------------------------------------------------------------------------------------------------


def test_it_cannot_be_closed_while_a_theme_lacks_its_answer(cast, talk, theme):
    answer = cast["publisher"].post(_path(talk, "close"))
    assert answer.status_code == 422 and "what happened with: Show my county" in answer.text
    recaps.outcome(theme)
    assert cast["publisher"].post(_path(talk, "close")).status_code == 302
    talk.refresh_from_db()
    assert talk.status == Status.CLOSED and talk.closed_at
    assert not list(verification.breaks())


def test_the_page_of_a_closed_conversation_says_so(cast, client, talk, theme):
    recaps.outcome(theme)
    cast["publisher"].post(_path(talk, "close"))
    text = _page(client, talk)
    assert "Closed on" in text and "People were told what happened with each theme." in text


@pytest.mark.parametrize("level", [Promise.CONSULT, Promise.INVOLVE, Promise.COLLABORATE, Promise.EMPOWER])
def test_from_consult_on_it_cannot_be_closed_without_a_recap_and_themes(level):
    made = make.held(promise_level=level)
    with pytest.raises(NotPossibleNow, match="Post the recap first"):
        close_conversation(actor=make.ACTOR, conversation=made)
    make.post_recap(made)
    with pytest.raises(NotPossibleNow, match="No theme is recorded"):
        close_conversation(actor=make.ACTOR, conversation=made)


def test_without_themes_there_is_no_button_that_only_refuses_but_a_link_to_the_recap(cast):
    made = make.held(promise_level=Promise.CONSULT)
    make.post_recap(made)
    page = cast["publisher"].get(f"/desk/conversations/{made.slug}/outcomes/").text
    assert "Close conversation" not in page and f"/desk/conversations/{made.slug}/recap/" in page


def test_one_that_only_informed_is_closed_after_its_recap_and_claims_no_more(client):
    made = make.held(promise_level=Promise.INFORM)
    make.theme(made, "Show my county", 48)
    with pytest.raises(NotPossibleNow, match="Post the recap first"):
        close_conversation(actor=make.ACTOR, conversation=made)
    make.post_recap(made)
    assert close_conversation(actor=make.ACTOR, conversation=made).status == Status.CLOSED
    text = _page(client, made) + client.get("/conversations/").text
    assert "Closed on" in text and "told what happened" not in text


def test_what_is_still_ahead_cannot_be_closed():
    with pytest.raises(NotPossibleNow):
        close_conversation(actor=make.ACTOR, conversation=make.conversation())


# Overdue -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "is_late"), [(29, False), (31, True)])
def test_a_recap_is_overdue_after_thirty_days(cast, days, is_late):
    made = make.held()
    with clock.at(made.ends_at + timedelta(days=days)):
        assert ("task--late" in cast["publisher"].get("/desk/").text) is is_late
        text = cast["publisher"].get("/desk/conversations/?late=recap").text
    assert (f"/desk/conversations/{made.slug}/" in text) is is_late


@pytest.mark.parametrize(("days", "is_late"), [(90, False), (92, True)])
def test_an_answer_is_overdue_ninety_days_after_the_decision(cast, talk, theme, days, is_late):
    decided = clock.today() + timedelta(days=10)
    Conversation.objects.filter(pk=talk.pk).update(feeds_on=decided)
    with clock.at(datetime.combine(decided + timedelta(days=days), time(12), clock.PACIFIC)):
        assert ("task--late" in cast["publisher"].get("/desk/").text) is is_late
        listed = cast["publisher"].get("/desk/conversations/?late=outcome").text
        assert (talk.name["en"] in listed) is is_late
        recaps.outcome(theme)
        assert "Tell people what happened" not in cast["publisher"].get("/desk/").text
