"""All texts leave only when a second person agrees, to who asked alone; every step leaves a trace (S14, F24, R09)."""

from datetime import timedelta

import pytest

from cms import clock
from cms.access import Role
from cms.models import LedgerEntry
from cms.storage import private_storage
from feedback.cuts.services import make_cut
from feedback.exceptions import NotPossibleNow
from feedback.exports.services import decide_export, expire_exports, hand_over, make_file
from feedback.models import Export, ExportDownload
from tests.factories import cuts
from tests.factories import feedback as make
from tests.furniture import furnished


@furnished
def cut(form, analyst):
    for number in range(12):
        make.make_submission(form, f"All of my words. {number}", state="published")
    return make_cut(actor=analyst)


@furnished
def asked(cut, analyst):
    return cuts.ask(analyst, cut, "csv", "records", reason="Request 22-17")


def decide(client, export, approve="yes", reason=""):
    return client.post(f"/desk/exports/{export.pk}/decide/", {"approve": approve, "reason": reason})


def test_a_records_request_waits_and_no_file_is_made_before_a_second_person_agrees(cut, analyst, client_for):
    answer = {"format": "csv", "audience": "records", "values": "labels", "reason": "Request 22-17"}
    response = client_for(analyst).post(f"/desk/cuts/{cut.number}/", answer)
    export = Export.objects.get()
    assert response["Location"] == export.get_absolute_url() and export.state == "asked"
    make_file(export=export)
    assert client_for(analyst).get(f"/desk/exports/{export.pk}/file").status_code == 404
    assert not Export.objects.get().file


def test_another_person_agrees_and_only_who_asked_takes_the_file(
    asked, analyst, publisher, client_for, django_capture_on_commit_callbacks
):
    second = client_for(publisher)
    assert "Request 22-17" in second.get("/desk/exports/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert decide(second, asked, reason="Seen with counsel").status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by, asked.decision) == ("ready", publisher, "Seen with counsel")
    file = f"/desk/exports/{asked.pk}/file"
    assert second.get(file).status_code == 404
    assert b"All of my words." in b"".join(client_for(analyst).get(file).streaming_content)
    acts = LedgerEntry.objects.filter(kind="export").order_by("number").values_list("act", "actor")
    assert list(acts) == [("approve", str(publisher)), ("export", str(analyst))]


def test_refusing_needs_a_reason_that_who_asked_can_read(asked, analyst, publisher, client_for):
    second = client_for(publisher)
    assert decide(second, asked, "no").status_code == 409
    assert decide(second, asked, "no", "Names a child").status_code == 302
    page = client_for(analyst).get(asked.get_absolute_url()).content.decode()
    assert "Names a child" in page and Export.objects.get().state == "refused"


@pytest.mark.parametrize("times", [1, 2])
def test_who_asked_cannot_agree_not_even_in_a_second_session(cut, publisher, client_for, times):
    export = cuts.ask(publisher, cut, "csv", "records")
    for _session in range(times):
        assert decide(client_for(publisher), export).status_code == 409
    assert Export.objects.get().state == "asked"


@pytest.mark.parametrize("person", ["anonymous", "resident", "editor", "clerk", "analyst", "administrator"])
def test_who_has_no_right_to_release_cannot_agree(cast, asked, make_user, client_for, person):
    other = client_for(make_user("otto", Role.ANALYST)) if person == "analyst" else cast[person]
    decide(other, asked)
    assert Export.objects.get().state == "asked"


def test_nobody_agrees_twice_or_for_a_system(asked, publisher):
    with pytest.raises(NotPossibleNow, match="yourself"):
        decide_export(actor="system:command", export=asked, approve=True)
    decide_export(actor=publisher, export=asked, approve=False, reason="No")
    with pytest.raises(NotPossibleNow, match="Someone else has already decided"):
        decide_export(actor=publisher, export=asked, approve=True)


def test_the_right_of_who_asked_is_looked_at_anew_at_each_step(asked, analyst, publisher, client_for):
    analyst.groups.clear()
    assert decide(client_for(publisher), asked).status_code == 409
    Export.objects.filter(pk=asked.pk).update(state="waiting", decided_by_name="A second person")
    fresh = Export.objects.select_related("cut", "requested_by").get()
    with pytest.raises(NotPossibleNow, match="no longer"):
        make_file(export=fresh)
    assert Export.objects.get().state == "waiting" and not Export.objects.get().file


def test_the_log_tells_who_when_why_and_each_download_and_is_found_by_person(
    cut, analyst, publisher, make_user, client_for
):
    export = cuts.make_export(analyst, cut, "csv", "public", reason="Open data of June")
    hand_over(actor=publisher, export=export)
    cuts.make_export(make_user("otto", Role.ANALYST), cut, "csv", "board", reason="For the board")
    log = client_for(publisher).get("/desk/exports/?person=ana").content.decode()
    assert "Open data of June" in log and "For the board" not in log
    assert "Paul" in log and export.sha256[:12] in log
    assert "Open data of June" in client_for(publisher).get("/desk/exports/?person=paul").content.decode()
    assert "For the board" not in client_for(analyst).get("/desk/exports/").content.decode()


def test_the_log_asks_the_same_statements_for_more_rows(cut, analyst, publisher, client_for):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser, asked = client_for(publisher), []
    browser.get("/desk/exports/")  # what a process keeps of the site is read once
    for _more in range(2):
        for _time in range(3):
            hand_over(actor=analyst, export=cuts.make_export(analyst, cut, "csv", "public"))
            cuts.ask(analyst, cut, "csv", "records")
        with CaptureQueriesContext(connection) as statements:
            assert browser.get("/desk/exports/").status_code == 200
        asked.append(len(statements))
    assert asked[0] == asked[1]


@pytest.mark.engine
def test_a_file_is_deleted_in_time_its_log_stays_and_the_same_bytes_are_made_again(
    cut, analyst, client_for, django_capture_on_commit_callbacks
):
    export = cuts.make_export(analyst, cut, "xlsx", "public")
    name = export.file
    with clock.at(clock.now() + timedelta(days=29)):
        assert expire_exports() == 0
    with clock.at(clock.now() + timedelta(days=31)):
        with pytest.raises(NotPossibleNow):
            hand_over(actor=analyst, export=export)
        with django_capture_on_commit_callbacks(execute=True):
            assert (expire_exports(), expire_exports()) == (1, 0)
    export.refresh_from_db()
    assert (export.state, export.file) == ("expired", "") and not private_storage().exists(name)
    assert client_for(analyst).get(f"/desk/exports/{export.pk}/file").status_code == 404
    assert cuts.make_export(analyst, cut, "xlsx", "public").sha256 == export.sha256
    assert not ExportDownload.objects.exists()
