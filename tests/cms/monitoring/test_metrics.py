"""/metrics: what monitoring reads, for whoever has the token and nobody else."""

from datetime import timedelta
from unittest import mock

from django.db import DatabaseError

import pytest
from prometheus_client.parser import text_string_to_metric_families

from cms import clock
from cms.models import Job, OutboxMessage, ScheduledJob

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-enough-characters"


@pytest.fixture
def scrape(client, settings):
    settings.METRICS_TOKEN = TOKEN
    return lambda: client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})


def figures(answer) -> dict[str, float]:
    """Each sample as it is written: name{label="value"}."""
    found = {}
    for family in text_string_to_metric_families(answer.content.decode()):
        for name, labels, value, *_more in family.samples:
            words = ",".join(f"{key}={labels[key]}" for key in sorted(labels))
            found[f"{name}{{{words}}}" if words else name] = value
    return found


def ago(**much):
    return clock.now() - timedelta(**much)


def mail(**facts) -> OutboxMessage:
    return OutboxMessage.objects.create(to="ana@example.org", subject="Your comment", text="x", **facts)


def test_without_a_token_in_the_settings_there_is_no_such_page(client):
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize(
    "sent", [None, "", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer é"]
)
def test_whoever_lacks_the_token_is_asked_for_it(client, settings, sent):
    settings.METRICS_TOKEN = TOKEN
    answer = client.get("/metrics", headers={"Authorization": sent} if sent is not None else {})

    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="metrics"')
    assert answer.content == b""


def test_it_is_read_only(client, settings):
    settings.METRICS_TOKEN = TOKEN

    assert client.post("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 404


def test_a_quiet_site_has_nothing_waiting(scrape):
    answer = scrape()
    found = figures(answer)

    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/plain")
    assert found["throughline_database_up"] == 1
    assert found["throughline_jobs{state=waiting}"] == found["throughline_mail{state=failed}"] == 0
    assert found["throughline_tasks{queue=default,state=waiting}"] == 0
    assert 0 < found["throughline_disk_free_ratio"] <= 1
    assert any(name.startswith("throughline_build_info{") for name in found)


def test_jobs_and_mail_that_wait_are_counted_with_their_age(scrape):
    Job.objects.create(handler="x", created_at=ago(hours=2))
    Job.objects.create(handler="x", state=Job.State.FAILED, created_at=ago(days=9))
    mail(created_at=ago(minutes=5))
    mail(state=OutboxMessage.State.FAILED)
    mail(state=OutboxMessage.State.SENT)
    found = figures(scrape())

    assert found["throughline_jobs{state=waiting}"] == found["throughline_jobs{state=failed}"] == 1
    assert found["throughline_mail{state=waiting}"] == found["throughline_mail{state=failed}"] == 1
    assert found["throughline_jobs_oldest_waiting_age_seconds"] == pytest.approx(7200, abs=60)
    assert found["throughline_mail_oldest_waiting_age_seconds"] == pytest.approx(300, abs=60)


def test_a_scheduled_task_that_fails_and_a_backup_that_fails_are_two_things(scrape):
    ScheduledJob.objects.create(name="cms.mail", last_run_at=ago(minutes=1), last_error="OSError")
    ScheduledJob.objects.create(name="cms.backup", last_run_at=ago(hours=3), last_error="disk full")
    found = figures(scrape())

    assert found["throughline_scheduled_failing"] == 1
    assert found["throughline_scheduled_last_run_age_seconds"] == pytest.approx(60, abs=60)
    assert found["throughline_backup_last_run_age_seconds"] == pytest.approx(10800, abs=60)
    assert found["throughline_backup_last_run_success"] == 0


def test_a_backup_that_went_well_says_so(scrape):
    ScheduledJob.objects.create(name="cms.backup", last_run_at=ago(hours=3))

    assert figures(scrape())["throughline_backup_last_run_success"] == 1


def test_a_database_that_is_down_is_a_figure_not_an_error(scrape):
    with mock.patch("cms.monitoring.metrics._by_state", side_effect=DatabaseError("password=hunter2")):
        answer = scrape()

    assert answer.status_code == 200 and figures(answer)["throughline_database_up"] == 0
    assert "hunter2" not in answer.content.decode() and "throughline_jobs" not in answer.content.decode()


def test_more_rows_take_no_more_queries(scrape, django_assert_num_queries):
    for number in range(5):
        Job.objects.create(handler=f"x{number}")
        mail()
        ScheduledJob.objects.create(name=f"x{number}", last_run_at=clock.now())

    with django_assert_num_queries(4):
        scrape()


def test_nothing_of_a_person_or_a_message_is_in_it(scrape):
    mail(error="refused ana@example.org", state=OutboxMessage.State.FAILED)
    text = scrape().content.decode()

    assert "example.org" not in text and "Your comment" not in text


def test_it_leaves_no_cookie_and_no_copy(scrape):
    answer = scrape()

    assert not answer.cookies and answer["Cache-Control"] == "no-store"
