"""People who left an address are told: the recap once, each edition of an outcome once, in their language (PAR-02)."""

from datetime import timedelta

import pytest

from cms import clock
from cms.jobs import queue as jobs
from cms.models import OutboxMessage, ScheduledJob
from engagement.conversations.services import mark_held
from engagement.models import Conversation, Registration, SentReminder
from engagement.recaps import emails as emails_after
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.factories import recaps
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    """Held, with one theme; before it, people registered in two languages."""
    made = make.conversation(spanish=True)
    make.registration(made, email="ana@example.org", site_language="en")
    make.registration(made, email="luz@example.org", site_language="es")
    make.registration(made, email="")
    gone = make.registration(made, email="gone@example.org")
    cancel_registration(registration=gone, actor=None, reason="given back by receipt")
    Conversation.objects.filter(pk=made.pk).update(
        starts_at=clock.now() - timedelta(days=2), ends_at=clock.now() - timedelta(days=1)
    )
    made.refresh_from_db()
    mark_held(actor=make.ACTOR, conversation=made, attended=86, comments=127)
    make.theme(made, "Show my county", 48)
    OutboxMessage.objects.all().delete()
    return made


@furnished
def posted(talk):
    make.post_recap(talk)
    return Conversation.objects.get(pk=talk.pk)


def _run():
    ScheduledJob.objects.all().delete()
    jobs.run_due()
    return list(OutboxMessage.objects.order_by("to", "pk"))


def test_nothing_is_sent_before_the_recap_is_posted(talk):
    assert _run() == []


def test_the_recap_reaches_each_person_in_their_language(posted):
    english, spanish = _run()
    assert (english.to, english.language) == ("ana@example.org", "en")
    assert english.subject.startswith("What we heard: Talk")
    assert f"/conversations/{posted.slug}/" in english.text and english.html
    assert (spanish.to, spanish.language) == ("luz@example.org", "es")
    assert f"/es/conversations/{posted.slug}/" in spanish.text


@pytest.mark.parametrize("what", ["recap", "outcome"])
def test_only_who_was_checked_in_took_part_the_others_registered(posted, what):
    Registration.objects.filter(email="ana@example.org").update(arrived_at=clock.now())
    if what == "outcome":
        recaps.outcome(posted.themes.get())
    told = [each.text + each.html for each in _run() if ("happened" in each.subject) is (what == "outcome")]
    came = "".join(words for words in told if "/es/" not in words)
    assert came.count("You took part in “") == 2 and "You registered for" not in came
    for message in OutboxMessage.objects.filter(to="luz@example.org"):
        assert "Usted se inscribió en “" in message.text and "Usted participó" not in message.text


def test_what_lacks_the_language_of_the_reader_says_so(posted):
    words = {"reason": {"en": "No money this year."}, "decided_by": {"en": "Governing Board"}}
    recaps.outcome(posted.themes.get(), "declined", **words)
    (message,) = [each for each in _run() if each.to == "luz@example.org" and "Qué pasó" in each.subject]
    assert "El motivo solo está disponible en inglés: “No money this year.”" in message.text
    assert "Governing Board (en inglés)" in message.text


def test_a_second_run_writes_nothing(posted):
    assert len(_run()) == 2
    assert len(_run()) == 2


def test_the_outcomes_come_in_one_message_with_their_reason(posted):
    _run()
    more = make.theme(posted, "Explain the words", 39)
    recaps.outcome(posted.themes.exclude(pk=more.pk).get(), "adopted")
    make.post_recap(posted)
    recaps.outcome(more, "declined", reason={"en": "No money this year."})
    (message,) = [each for each in _run() if each.to == "ana@example.org" and "happened" in each.subject]
    assert "Show my county: Taken up. County comes first" in message.text
    assert "Explain the words: Not taken up. No money this year." in message.text


def test_an_outcome_is_told_in_spanish(posted):
    _run()
    recaps.outcome(posted.themes.get())
    found = [each for each in _run() if each.to == "luz@example.org" and "Primero el condado" in each.text]
    assert [each.language for each in found] == ["es"]


def test_each_edition_is_told_once(posted):
    theme = posted.themes.get()
    recaps.outcome(theme, "deferred")
    first = len(_run())
    recaps.outcome(theme, "adopted")
    assert len(_run()) == first + 2
    assert len(_run()) == first + 2


def test_a_run_that_dies_half_way_is_taken_up_again(posted, monkeypatch):
    sent, queue = [], emails_after.recap_posted

    def dies(registration: Registration) -> None:
        if sent:
            raise OSError("the machine went away")
        sent.append(registration)
        queue(registration)

    monkeypatch.setattr(emails_after, "recap_posted", dies)
    assert len(_run()) == 1
    monkeypatch.setattr(emails_after, "recap_posted", queue)
    assert [each.to for each in _run()] == ["ana@example.org", "luz@example.org"]
    assert SentReminder.objects.filter(what="recap").count() == 2


def test_of_two_runs_at_once_the_second_writes_nothing(posted):
    person = Registration.objects.get(email="ana@example.org")
    SentReminder.objects.create(registration=person, what="recap")
    from engagement.outcomes.notifications import _notify

    assert _notify(person, ["recap"], emails_after.recap_posted) is False
    assert not OutboxMessage.objects.exists()


def test_whose_data_was_erased_is_not_written_to(posted):
    Registration.objects.filter(email="ana@example.org").update(erased_at=clock.now())
    assert [each.to for each in _run()] == ["luz@example.org"]


def test_no_name_or_need_of_a_person_is_in_the_message(posted):
    Registration.objects.update(name="canary-name", group_name="canary-group")
    recaps.outcome(posted.themes.get())
    for message in _run():
        assert "canary" not in message.subject + message.text + message.html


def test_a_name_in_another_language_says_so(home):
    """In every mail about a conversation, as the other texts of it do."""
    talk = make.conversation(name={"en": "Evening talk"})
    make.registration(talk, email="luz@example.org", site_language="es")
    mail = OutboxMessage.objects.get(to="luz@example.org")
    assert "Evening talk (en inglés)" in mail.subject and "Evening talk (en inglés)" in mail.text
    words = emails_after.preview("recap_posted", emails_after.Reader("es", came=True), talk)
    assert "Evening talk (en inglés)" in words["subject"] and "Evening talk (en inglés)" in words["text"]
