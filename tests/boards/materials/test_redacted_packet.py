"""A packet that quotes a comment is made anew once its words are removed (PRV-06)."""

import hashlib

from django.core.files.base import ContentFile
from django.core.management import call_command

from boards.models import Packet
from cms import clock
from cms.models import Job
from cms.records import ledger
from cms.records.redaction import redact
from cms.storage import private_storage
from feedback.cuts.services import make_cut
from feedback.findings.services import set_quotes
from feedback.models import Coding
from tests.factories import boards, findings
from tests.factories import feedback as make
from tests.furniture import furnished


@furnished
def comment(home):
    return make.make_submission(make.open_form(home), "The zqcanary bus is late. Please.", state="published")


@furnished
def packet(home, comment, analyst):
    """As built: its file holds the quote."""
    code = make.make_code(make.make_codebook())
    make.code_text(comment, code, analyst)
    for number in range(11):
        other = make.make_submission(comment.form, f"A bus is late, {number}.", state="published")
        make.code_text(other, code, analyst)
    made = findings.draft(make_cut(actor=analyst), code, analyst)
    set_quotes(actor=analyst, finding=made, codings=list(Coding.objects.filter(text__submission=comment)))
    body = boards.body(3)
    boards.pages(home, body)
    posting = boards.posted(body, findings=[findings.public(made)]).postings.get()
    data = b"%PDF zqcanary"
    row = Packet(posting=posting, language="en", sha256=hashlib.sha256(data).hexdigest(), pages=1)
    row.built_at = clock.now()
    row.file.save("zq.pdf", ContentFile(data))
    ledger.append("build", row, actor="system:test")
    return row


def test_the_old_file_goes_and_a_new_one_is_asked_for(
    packet, comment, publisher, django_capture_on_commit_callbacks
):
    old = packet.file.name
    with django_capture_on_commit_callbacks() as after:
        stone = redact("submission", comment.pk, actor=publisher, reason="Names a person")
    packet.refresh_from_db()
    assert not packet.file and packet.built_at is None and f"boards.Packet {packet.pk}" in stone.places
    assert Job.objects.get(pk=packet.job).handler == "boards.build_packet" and len(after) >= 2
    after[0]()
    assert not private_storage().exists(old)
    call_command("verify")


def test_other_packets_stay(packet, comment, publisher):
    other = make.make_submission(comment.form, "Another bus.")
    redact("submission", other.pk, actor=publisher, reason="Names a person")
    packet.refresh_from_db()
    assert packet.file
