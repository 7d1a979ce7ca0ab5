"""The job writes each email once: whoever runs it, however often, and wherever it stopped."""

from datetime import timedelta

import pytest

from cms import clock
from cms.jobs import queue
from cms.mail.suppression import suppress
from engagement.follow_up import delivery
from engagement.models import FollowUpInvitation, Registration
from engagement.registrations.messages import delivery as messages_delivery
from tests.factories import follow_up as make

pytestmark = pytest.mark.django_db
ALL = ["ana@x.example", "luz@x.example", "vy@x.example"]


@pytest.fixture
def waiting(talk, form):
    """Sent, and its job has not run yet."""
    return make.sent(talk, form, run=False)


@pytest.fixture
def four_waiting(talk, form):
    make.came(talk, "Zoe")
    return make.sent(talk, form, run=False)


def _again(row):
    """Its worker died half an hour ago."""
    row.refresh_from_db()
    row.job.state, row.job.heard_at = "running", clock.now() - timedelta(minutes=31)
    row.job.save()
    make.run_job(row)


def test_each_person_gets_it_once_however_often_the_job_runs(waiting):
    make.run_job(waiting)
    first = make.addresses()
    _again(waiting)
    assert sorted(make.mails()) == ALL and make.addresses() == first
    assert len(set(first)) == 3
    waiting.job.refresh_from_db()
    assert waiting.job.message == "0 emails were prepared."


def test_two_workers_write_one_email(waiting):
    for pk in waiting.invitations.values_list("pk", flat=True):
        assert [delivery._write(pk, waiting) for _worker in (1, 2)] == [True, False]
    assert sorted(make.mails()) == ALL


@pytest.mark.parametrize("change", [{"arrived_at": None, "arrived_people": 0}, {"email": ""}])
def test_who_is_no_longer_checked_in_or_has_no_address_is_left_out(cast, talk, four_waiting, change):
    Registration.objects.filter(name="Vy").update(**change)
    make.run_job(four_waiting)
    assert sorted(make.mails()) == [*ALL[:2], "zoe@x.example"]
    page = cast["editor"].get(f"/desk/conversations/{talk.slug}/follow-up/")
    assert page.context["counts"]["left_out"] == 1 and "Left out" in page.text


def test_who_was_erased_or_deleted_gets_nothing(talk, four_waiting):
    Registration.objects.filter(name="Zoe").delete()
    make.run_job(four_waiting)
    assert sorted(make.mails()) == ALL
    assert not FollowUpInvitation.objects.exclude(registration=None, code="").exists()


def _gone(*names):
    Registration.objects.filter(name__in=names).update(arrived_at=None, arrived_people=0)


def test_if_fewer_than_three_are_left_no_one_is_asked(cast, talk, waiting):
    _gone("Vy")
    make.run_job(waiting)
    assert not make.mails()
    assert waiting.invitations.filter(state="left_out", registration=None, code="").count() == 3
    waiting.job.refresh_from_db()
    assert (
        waiting.job.message == "No more emails will be prepared: fewer than 3 people in total could be asked."
    )
    page = cast["editor"].get(f"/desk/conversations/{talk.slug}/follow-up/").text
    assert "too few people were left to ask" in page and "Resume sending" not in page


def test_an_address_that_gets_no_email_does_not_count_toward_three(waiting):
    suppress(actor="system:test", address="vy@x.example", reason="bounced")
    make.run_job(waiting)
    assert not make.mails()


@pytest.mark.parametrize(("gone", "count"), [(["Vy"], 3), (["Vy", "Zoe"], 2)])
def test_who_was_written_to_before_counts_toward_three(four_waiting, gone, count):
    first, second = four_waiting.invitations.filter(registration__name__in=["Ana", "Luz"])
    for row in (first, second):
        assert delivery._write(row.pk, four_waiting)
    _gone(*gone)
    make.run_job(four_waiting)
    assert len(make.mails()) == count
    assert not four_waiting.invitations.filter(state="waiting").exists()


def test_a_stopped_survey_goes_on_where_it_stopped(cast, talk, waiting, monkeypatch):
    monkeypatch.setattr(messages_delivery, "BATCH", 1)
    real = queue.RunningJob.progress

    def stop_after_one(job, done, total):
        if done == 1:
            queue.cancel(job.job)
        real(job, done, total)

    monkeypatch.setattr(queue.RunningJob, "progress", stop_after_one)
    make.run_job(waiting)
    waiting.job.refresh_from_db()
    assert waiting.job.state == "cancelled" and "1 email was prepared." in waiting.job.message
    monkeypatch.setattr(queue.RunningJob, "progress", real)
    where = f"/desk/conversations/{talk.slug}/follow-up/"
    assert "Resume sending" in cast["publisher"].get(where).text and len(make.mails()) == 1
    assert cast["publisher"].post(where, {"act": "resume"}).status_code == 302
    waiting.refresh_from_db()
    make.run_job(waiting)
    assert sorted(make.mails()) == ALL
    assert cast["publisher"].post(where, {"act": "resume"}).status_code == 409


def test_it_can_be_stopped_from_its_page(cast, talk, waiting):
    where = f"/desk/conversations/{talk.slug}/follow-up/"
    assert "Stop sending" in cast["editor"].get(where).text
    assert cast["editor"].post(where, {"act": "stop"}).status_code == 302
    make.run_job(waiting)
    assert not make.mails()
    assert cast["editor"].post(where, {"act": "stop"}).status_code == 409


def test_one_email_that_fails_holds_up_no_other(waiting, monkeypatch):
    real = delivery.invite

    def fail_for_luz(registration, follow_up, code):
        if registration.name == "Luz":
            raise ValueError("no")
        real(registration, follow_up, code)

    monkeypatch.setattr(delivery, "invite", fail_for_luz)
    make.run_job(waiting)
    assert sorted(make.mails()) == ["ana@x.example", "vy@x.example"]
    assert waiting.invitations.get(state="waiting").registration.name == "Luz"


def test_after_the_last_day_nothing_more_is_written_and_nobody_is_named(waiting):
    with clock.at(clock.now() + timedelta(days=15)):
        make.run_job(waiting)
        assert not make.mails()
    assert waiting.invitations.filter(state="left_out", registration=None, code="").count() == 3


def test_what_nobody_sent_on_is_forgotten_after_the_last_day(waiting):
    assert delivery.forget_unwritten() == 0
    with clock.at(clock.now() + timedelta(days=15)):
        assert delivery.forget_unwritten() == 3
    assert not FollowUpInvitation.objects.exclude(registration=None, code="").exists()


def test_an_email_is_not_sent_any_more_once_the_survey_is_over(waiting):
    make.run_job(waiting)
    for mail in make.mails().values():
        assert mail.expires_at.astimezone(clock.PACIFIC).date() == waiting.closes_on + timedelta(days=1)
        assert not mail.is_readable and mail.about_kind == "registration"
