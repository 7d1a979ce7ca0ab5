"""Messages to people who registered: previewed as sent, sent after a second look, to each person once."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms.jobs import queue
from cms.mail.suppression import suppress
from cms.models import Job, OfficeSettings, OutboxMessage
from engagement.models import MessageRecipient, RegistrantMessage, Registration
from engagement.registrations import retention
from engagement.registrations.messages import delivery
from engagement.registrations.messages.delivery import deliver
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
TEXT = {
    "audience": "everyone",
    "subject_en": "Another entrance",
    "subject_es": "Otra entrada",
    "body_en": "Use the door on Library Way.",
    "body_es": "Use la puerta de Library Way.",
}


@furnished
def talk():
    return make.workshop(2, spanish=True)


@furnished
def registered(talk):
    """Two with a seat, of whom one reads Spanish; two who wait, of whom one reads Vietnamese, one without email."""
    make.registration(talk, name="Ana", email="ana@x.example")
    make.registration(talk, name="Luz", email="luz@x.example", site_language="es")
    make.registration(talk, name="Vy", email="vy@x.example", site_language="vi")
    make.registration(talk, name="Nobody")


def _list(talk):
    return f"/desk/conversations/{talk.slug}/message/"


def _written(cast, talk, **changed) -> RegistrantMessage:
    answer = cast["editor"].post(_list(talk), TEXT | changed)
    assert answer.status_code == 302, answer.context["form"].errors
    row = RegistrantMessage.objects.latest("pk")
    assert answer["Location"] == f"{_list(talk)}{row.pk}/"
    return row


def _seen(cast, talk, row):
    return cast["editor"].get(f"{_list(talk)}{row.pk}/").context["seen"]


def _send(cast, talk, row, seen=None, who="editor"):
    return cast[who].post(f"{_list(talk)}{row.pk}/", {"act": "send", "seen": seen or _seen(cast, talk, row)})


@pytest.fixture
def sent(cast, talk, registered):
    row = _written(cast, talk)
    OutboxMessage.objects.all().delete()
    assert _send(cast, talk, row).status_code == 302
    row.refresh_from_db()
    return row


def _run(row):
    queue.run_job.call(str(row.job_id))


def _addresses():
    return sorted(OutboxMessage.objects.values_list("to", flat=True))


def test_the_preview_is_the_mail_that_is_sent(cast, talk, registered, django_capture_on_commit_callbacks):
    OfficeSettings.objects.update_or_create(pk=1, defaults={"email": "office@x.example"})
    row = _written(cast, talk)
    page = cast["editor"].get(f"{_list(talk)}{row.pk}/")
    shown = {mail["code"]: mail for mail in page.context["previews"]}
    OutboxMessage.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        _send(cast, talk, row)
    sent = {mail.language: mail for mail in OutboxMessage.objects.all()}
    assert sent.keys() == shown.keys() == {"en", "es", "vi"}
    for code, mail in sent.items():
        assert (mail.subject, mail.text, mail.html) == tuple(
            shown[code][name] for name in ("subject", "text", "html")
        )
        assert mail.reply_to == "office@x.example" and not mail.is_readable
        assert mail.text.splitlines()[0] in page.content.decode()


def test_a_reader_of_another_language_gets_english_marked_so(cast, talk, registered):
    row = _written(cast, talk)
    page = cast["editor"].get(f"{_list(talk)}{row.pk}/")
    mail = next(each for each in page.context["previews"] if each["code"] == "vi")
    assert "Use the door" in mail["text"] and '<div lang="en" dir="ltr">' in mail["html"]
    assert "in English" not in mail["text"] and f"/vi/conversations/{talk.slug}/" in mail["text"]
    english = next(each for each in page.context["previews"] if each["code"] == "en")
    assert (
        "You are receiving this because you registered for" in english["text"] and "lang=" in english["html"]
    )


def test_the_preview_counts_people_with_an_address_in_each_language(cast, talk, registered):
    suppress(actor="system:test", address="LUZ@x.example", reason="bounced")
    make.registration(talk, email="Ana@x.example")
    context = cast["editor"].get(f"{_list(talk)}{_written(cast, talk).pk}/").context
    assert [(each.code, each.people) for each in context["reach"]] == [("en", 1), ("es", 0), ("vi", 1)]
    found = context["recipients"]
    assert (found.without_address, found.suppressed, found.repeated) == (1, 1, 1)


@pytest.mark.parametrize(
    "changed",
    [{"subject_es": ""}, {"body_es": " "}, {"subject_en": ""}, {"audience": "online"}, {"audience": ""}],
)
def test_a_message_without_a_language_or_for_no_such_group_is_refused(cast, talk, changed):
    assert cast["editor"].post(_list(talk), TEXT | changed).status_code == 422
    assert not RegistrantMessage.objects.exists()


def test_a_message_that_reaches_no_one_is_refused_with_words(cast, talk):
    make.registration(talk, name="Nobody")
    row = _written(cast, talk)
    page = cast["editor"].get(f"{_list(talk)}{row.pk}/").content.decode()
    assert "No one of these people left an email address" in page and 'value="send"' not in page
    assert _send(cast, talk, row, seen="x").status_code == 409
    assert not MessageRecipient.objects.exists()


@pytest.mark.parametrize("what", ["text", "audience", "people"])
def test_what_changed_since_the_preview_is_refused(cast, talk, registered, what):
    row = _written(cast, talk)
    seen = _seen(cast, talk, row)
    if what == "people":
        make.registration(talk, email="new@x.example")
    else:
        other = {"text": {"body_en": "Use another door."}, "audience": {"audience": "seated"}}[what]
        assert cast["publisher"].post(f"{_list(talk)}{row.pk}/edit/", TEXT | other).status_code == 302
    refused = _send(cast, talk, row, seen=seen)
    assert refused.status_code == 409 and "Read it again" in refused.content.decode()
    row.refresh_from_db()
    assert row.is_draft and not row.recipients.exists()


def test_each_person_gets_it_once_however_often_the_job_runs(cast, talk, sent):
    assert not _addresses() and sent.recipients.count() == 3
    _run(sent)
    sent.job.state = "running"
    sent.job.save()
    _run(sent)
    assert _addresses() == ["ana@x.example", "luz@x.example", "vy@x.example"]
    page = cast["editor"].get(_list(talk)).content.decode()
    assert "3 of 3 emails prepared." in page and "Sent by Edith" in page


def test_a_sent_message_is_neither_sent_again_nor_edited(cast, talk, sent):
    assert _send(cast, talk, sent, seen="x").status_code == 409
    assert cast["editor"].post(f"{_list(talk)}{sent.pk}/edit/", TEXT).status_code == 409
    assert sent.recipients.count() == 3


def test_who_cancels_before_the_job_gets_there_is_left_out(talk, sent):
    cancel_registration(registration=Registration.objects.get(name="Vy"), actor=make.ACTOR, reason="x")
    OutboxMessage.objects.all().delete()
    _run(sent)
    assert _addresses() == ["ana@x.example", "luz@x.example"]
    assert sent.recipients.get(registration__name="Vy").state == "left_out"


def test_a_stopped_message_goes_on_where_it_stopped(cast, talk, sent, monkeypatch):
    monkeypatch.setattr(delivery, "BATCH", 1)
    real = queue.RunningJob.progress

    def stop_after_one(job, done, total):
        if done == 1:
            queue.cancel(job.job)
        real(job, done, total)

    monkeypatch.setattr(queue.RunningJob, "progress", stop_after_one)
    _run(sent)
    sent.refresh_from_db()
    assert sent.job.state == "cancelled" and "1 email was prepared." in sent.job.message
    monkeypatch.setattr(queue.RunningJob, "progress", real)
    where = f"{_list(talk)}{sent.pk}/"
    assert "Resume sending" in cast["publisher"].get(where).content.decode()
    assert cast["publisher"].post(where, {"act": "resume"}).status_code == 302
    sent.refresh_from_db()
    _run(sent)
    assert _addresses() == ["ana@x.example", "luz@x.example", "vy@x.example"]
    assert cast["publisher"].post(where, {"act": "resume"}).status_code == 409


def test_a_message_can_be_stopped_from_its_page(cast, talk, sent):
    where = f"{_list(talk)}{sent.pk}/"
    assert "Stop sending" in cast["publisher"].get(where).content.decode()
    assert cast["publisher"].post(where, {"act": "stop"}).status_code == 302
    _run(sent)
    assert not _addresses()
    assert cast["publisher"].post(where, {"act": "stop"}).status_code == 409


def test_one_email_that_fails_holds_up_no_other(talk, sent, monkeypatch):
    real = delivery.message_to

    def fail_for_luz(registration, message):
        if registration.name == "Luz":
            raise ValueError("no")
        real(registration, message)

    monkeypatch.setattr(delivery, "message_to", fail_for_luz)
    _run(sent)
    assert _addresses() == ["ana@x.example", "vy@x.example"]
    assert sent.recipients.get(state="waiting").registration.name == "Luz"


@pytest.mark.parametrize(
    ("audience", "names"),
    [
        ("everyone", {"Ana", "Luz", "Vy"}),
        ("seated", {"Ana", "Luz"}),
        ("waiting", {"Vy"}),
        ("checked_in", {"Luz"}),
        ("not_checked_in", {"Ana"}),
    ],
)
def test_it_goes_to_those_it_is_for(cast, talk, registered, audience, names):
    start = talk.starts_at - (talk.ends_at - make.clock.now()) * 2
    type(talk).objects.filter(pk=talk.pk).update(
        starts_at=start, ends_at=start + (talk.ends_at - talk.starts_at)
    )
    Registration.objects.filter(name="Luz").update(arrived_at=make.clock.now(), arrived_people=1)
    context = cast["editor"].get(f"{_list(talk)}{_written(cast, talk, audience=audience).pk}/").context
    assert {row.name for row in context["recipients"].rows} == names


def test_sides_of_a_hybrid_conversation_are_written_to_apart(cast):
    both = make.hybrid(5, 5)
    make.registration(both, name="Room", mode="in_person", email="room@x.example")
    make.registration(both, name="Screen", mode="online", email="screen@x.example")
    for audience, name in (("in_person", "Room"), ("online", "Screen")):
        row = _written(cast, both, audience=audience)
        context = cast["editor"].get(f"{_list(both)}{row.pk}/").context
        assert [each.name for each in context["recipients"].rows] == [name]


def test_its_emails_are_erased_with_the_registration(talk, sent):
    _run(sent)
    retention.Registrations.erase([row.pk for row in Registration.objects.all()])
    assert not OutboxMessage.objects.exclude(state="waiting").exists()
    retention.Owed.erase([row.pk for row in Registration.objects.all()])
    assert not _addresses() and sent.recipients.filter(state="written").count() == 3


@pytest.mark.parametrize("role", ["analyst", "clerk", "administrator", "resident"])
def test_who_may_not_see_people_writes_to_no_one(cast, talk, sent, role):
    for path in (_list(talk), f"{_list(talk)}{sent.pk}/", f"{_list(talk)}{sent.pk}/edit/"):
        assert cast[role].get(path).status_code in (403, 404)
        assert cast[role].post(path, TEXT | {"act": "resume"}).status_code in (403, 404)


def test_a_message_of_another_conversation_is_not_found(cast, talk, sent):
    assert cast["editor"].get(f"{_list(make.workshop(3))}{sent.pk}/").status_code == 404


def test_more_messages_take_no_more_queries(cast, talk, registered):
    def count():
        with CaptureQueriesContext(connection) as caught:
            cast["editor"].get(_list(talk))
        return len(caught)

    _written(cast, talk)
    count()
    before = count()
    _written(cast, talk)
    assert count() == before


def test_deliver_returns_how_many_it_wrote(sent):
    Job.objects.filter(pk=sent.job.pk).update(state=Job.State.RUNNING)
    assert deliver(sent, queue.RunningJob(sent.job)) == "3 emails were prepared."
