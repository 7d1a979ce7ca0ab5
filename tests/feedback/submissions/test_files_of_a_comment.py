"""Files of strangers: none that means harm comes in, none is handed on unseen, none is ever shown."""

import sys
from datetime import timedelta

import pytest

from cms import clock
from cms.jobs import queue
from cms.malware_scan import Verdict, scan
from cms.records import redaction
from cms.records.verification import breaks
from cms.storage import private_storage
from cms.web import one_time_keys
from feedback.exceptions import FileRefused
from feedback.models import Attachment, Submission
from feedback.submissions.attachments.file_names import clean_name, with_ending
from feedback.submissions.attachments.file_types import clean, look
from feedback.submissions.attachments.services import check_waiting_files
from tests.factories import feedback as make
from tests.factories import hostile_files as made
from tests.feedback.filling import WITH_FILE, sent, upload
from tests.furniture import furnished

URL = "/feedback/filed/"
GOOD = [
    ("plan.pdf", made.pdf, "application/pdf"),
    ("map.png", made.picture, "image/png"),
    ("map.jpg", lambda: made.picture("JPEG"), "image/jpeg"),
    ("map.webp", lambda: made.picture("WEBP"), "image/webp"),
    ("words.txt", lambda: "Muéstrenme 1 < 2 & más".encode(), "text/plain"),
    ("rows.csv", lambda: b"a,b\n1,2\n", "text/plain"),
    ("letter.docx", made.docx, "wordprocessingml"),
    ("table.xlsx", made.xlsx, "spreadsheetml"),
    ("letter.odt", made.odt, "opendocument"),
]


@furnished
def filed(home):
    return make.open_form(home, "filed", questions=WITH_FILE)


def post(client, data: bytes, name: str = "proof.pdf", **fields):
    answer = sent("filed", q_missing="Look at my file.", **{"q-proof": upload(data, name)})
    return client.post(URL, answer | fields)


@pytest.fixture
def stored(client, filed) -> Attachment:
    assert post(client, made.pdf()).status_code == 303
    return Attachment.objects.get()


def own_address(file: Attachment) -> str:
    return f"/receipts/{one_time_keys.receipt_code(file.submission.key)}/files/{file.pk}/"


def test_none_of_sixty_hostile_files_is_stored_as_clean(client, filed):
    hostile = made.hostile()
    assert len(hostile) == 60
    for each in hostile:
        response = post(client, each.data, each.name)
        assert response.status_code in (303, 422), each.label
        if response.status_code == 422 and each.data:
            assert "Look at my file." in response.content.decode(), each.label
    check_waiting_files()
    assert not Attachment.objects.filter(state__in=["clean", "waiting"]).exists()
    assert not Attachment.objects.exclude(file="").exists()


@pytest.mark.parametrize(("name", "make_data", "kind"), GOOD, ids=[each[0] for each in GOOD])
def test_a_good_file_is_handed_to_staff_and_to_its_sender_once_it_was_looked_at(
    client, filed, cast, name, make_data, kind
):
    post(client, make_data(), name)
    file = Attachment.objects.get()
    for browser, where in ((cast["editor"], f"/desk/files/{file.pk}/"), (client, own_address(file))):
        assert browser.get(where).status_code == 404
    assert check_waiting_files() == 1
    for browser, where in ((cast["editor"], f"/desk/files/{file.pk}/"), (client, own_address(file))):
        response = browser.get(where, headers={"Accept": "text/html"})
        assert response.status_code == 200 and kind in response["Content-Type"]
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert "sandbox" in response["Content-Security-Policy"]
        assert response["Cache-Control"] == "private, no-store"
        assert b"".join(response.streaming_content)


def test_where_a_picture_was_taken_is_gone(client, filed):
    exif = b"Exif\0\0" + b"II*\0\x08\0\0\0" + b"\0" * 20 + b"GPS 36.7378,-119.7871"
    post(client, made.picture("JPEG", exif=exif, comment=b"by Maria"), "map.jpg")
    before = Attachment.objects.get()
    check_waiting_files()
    after = Attachment.objects.get()
    data = private_storage().open(after.file).read()
    assert b"GPS" not in data and b"Maria" not in data and after.sha256 != before.sha256
    assert not private_storage().exists(before.file) or before.file != after.file
    assert not list(breaks())


@pytest.mark.engine
@pytest.mark.parametrize(
    ("came", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\evil.exe", "evil exe.pdf"),
        ("plan\u202efdp.exe", "planfdp exe.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("x" * 255 + ".pdf", "x" * 116 + ".pdf"),
        ("plan.pdf.html", "plan pdf html.pdf"),
        ("\u200b\u2066", "file.pdf"),
        ('<img src=x onerror=alert(1)>".pdf', "img src=x onerror=alert(1).pdf"),
        ("Größe 東京.pdf", "Größe 東京.pdf"),
    ],
)
def test_a_name_is_cleaned_and_its_ending_comes_from_the_content(came, kept):
    looked = look(made.pdf(), came)
    assert with_ending(clean_name(came), looked.ending) == kept
    assert not set(kept) & set("/\\\0<>\"'\u202e")


def test_stored_files_have_names_of_our_own(stored):
    assert stored.file.startswith("attachments/") and "proof" not in stored.file
    assert stored.name == "proof.pdf" and stored.state == "waiting"


def test_a_refused_file_is_told_beside_its_box_and_the_words_stay(client, filed):
    response = post(client, made.SVG, "plan.png")
    html = response.content.decode()
    assert response.status_code == 422 and "plan.png: This file contains web page or program code" in html
    assert 'id="id_q-proof_problem"' in html and "Look at my file." in html
    assert "choose it again" in html and not Submission.objects.exists()


def test_more_than_ten_megabytes_or_five_files_are_cut_off_and_the_words_stay(client, filed):
    response = post(client, b"a" * (10 * 1024 * 1024 + 1), "long.txt")
    html = response.content.decode()
    assert response.status_code == 422 and "long.txt is too large" in html and "Look at my file." in html
    many = {f"q-{n}": upload(b"words", f"{n}.txt") for n in range(6)}
    response = client.post(URL, sent("filed", q_missing="Look at my file.", **many))
    assert response.status_code == 422 and "5.txt is too large" in response.content.decode()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("command", "verdict"),
    [
        ([], Verdict.UNKNOWN),
        (["/no/such/scanner"], Verdict.UNKNOWN),
        ([sys.executable, "-c", "import sys; sys.exit(2)"], Verdict.UNKNOWN),
        ([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"], Verdict.UNKNOWN),
        ([sys.executable, "-c", "import sys; sys.exit(1)"], Verdict.HARMFUL),
        ([sys.executable, "-c", "import sys; open(sys.argv[1], 'rb').read()"], Verdict.CLEAN),
    ],
)
def test_only_a_plain_yes_of_the_scanner_hands_a_file_on(client, settings, stored, cast, command, verdict):
    settings.FILE_SCAN_COMMAND = command
    assert scan(b"words")[0] is verdict
    check_waiting_files()
    stored.refresh_from_db()
    expected = {Verdict.UNKNOWN: "waiting", Verdict.HARMFUL: "refused", Verdict.CLEAN: "clean"}
    assert stored.state == expected[verdict] and bool(stored.verdict) == (verdict is not Verdict.CLEAN)
    status = 200 if verdict is Verdict.CLEAN else 404
    assert cast["editor"].get(f"/desk/files/{stored.pk}/").status_code == status


def test_a_scanner_that_never_ends_is_no_answer(settings, monkeypatch):
    settings.FILE_SCAN_COMMAND = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr("cms.malware_scan.SECONDS", 0.2)
    assert scan(b"words") == (Verdict.UNKNOWN, "The scanner did not answer: TimeoutExpired.")


def test_a_check_that_breaks_off_leaves_the_file_waiting(stored, monkeypatch):
    monkeypatch.setattr("feedback.submissions.attachments.services.clean", lambda data, kind: 1 / 0)
    assert check_waiting_files() == 0
    stored.refresh_from_db()
    assert stored.state == "waiting" and "ZeroDivisionError" in stored.verdict


def test_who_may_have_it(client, stored, cast, filed):
    check_waiting_files()
    for who in ("clerk", "administrator", "member", "resident"):
        assert cast[who].get(f"/desk/files/{stored.pk}/").status_code in (302, 404), who
    assert client.get(f"/desk/files/{stored.pk}/").status_code == 302
    other = make.make_submission(filed)
    code = one_time_keys.receipt_code(other.key)
    assert client.get(f"/receipts/{code}/files/{stored.pk}/").status_code == 404
    assert client.get(f"/media/{stored.file}").status_code == 404


def test_the_desk_and_the_receipt_list_it(client, stored, cast):
    address = f"/desk/comments/{stored.submission_id}/"
    assert "Waiting to be checked" in cast["editor"].get(address).content.decode()
    check_waiting_files()
    assert f"/desk/files/{stored.pk}/" in cast["editor"].get(address).content.decode()
    receipt = client.get(f"/receipts/{one_time_keys.receipt_code(stored.submission.key)}/").content.decode()
    assert own_address(stored) in receipt


def test_verify_names_a_file_that_was_changed(stored):
    check_waiting_files()
    assert not list(breaks())
    file = Attachment.objects.get().file
    private_storage().delete(file)
    assert any("is missing or was changed" in line for line in breaks())


def test_when_the_words_are_removed_so_are_its_files(stored, publisher, client):
    check_waiting_files()
    file = Attachment.objects.get().file
    redaction.redact("submission", stored.submission_id, actor=publisher, reason="asked for")
    left = Attachment.objects.get()
    assert (left.state, left.file) == ("removed", "") and "proof" not in left.name
    assert client.get(own_address(left)).status_code == 404
    assert not list(breaks())
    assert file


def test_the_daily_run_keeps_it(stored, set_clock):
    set_clock(clock.now() + timedelta(days=2))
    assert "retention.run" in queue.run_due()
    assert private_storage().exists(stored.file)


def test_a_retry_with_another_file_is_told_apart(client, filed):
    answer = sent("filed", q_missing="x")
    again = lambda data: client.post(URL, answer | {"q-proof": upload(data, "a.txt")})  # noqa: E731
    assert again(b"one").status_code == again(b"one").status_code == 303
    assert again(b"two").status_code == 409
    assert Attachment.objects.count() == 1


def test_a_kind_that_changed_meanwhile_is_refused():
    with pytest.raises(FileRefused):
        clean(made.pdf(), "png")
