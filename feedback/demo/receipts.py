"""Receipt examples: a checked file, a receipt saved to an account, a paper form typed in."""

from datetime import UTC, datetime

from cms import clock
from cms.access import Role
from cms.demo import DemoContext
from feedback.demo.pages import block_id
from feedback.demo.references import CASE
from feedback.imports.services import current_version
from feedback.models import Channel, Form, Submission
from feedback.receipts.services import keep_receipt
from feedback.submissions.attachments import services
from feedback.submissions.attachments.services import Incoming
from feedback.submissions.services import SubmittedText
from feedback.submissions.staff_entry.services import enter_comment

NOTES = """Notas para la Oficina (demo, inventado)

1. Abrí el tablero y busqué el condado de Fresno.
2. Solo encontré el número de todo el estado.
3. Con el número del condado podría hablar con mi distrito.
"""
PAPER = "Three of us share one computer. Please print the county numbers, so that we can take them to our meeting."
KEY = "demo-paper-001"


def build_receipts(ctx: DemoContext, form: Form) -> None:
    case = Submission.objects.filter(key=CASE["receipt_key"]).first()
    if case is None:
        return
    if not case.attachments.exists():
        _attach(case)
    keep_receipt(user=ctx.resident_user, submission=case)
    with clock.at(datetime(2022, 11, 3, 19, tzinfo=UTC)):
        enter_comment(
            actor=ctx.user(Role.EDITOR),
            form=form,
            version_id=current_version(form).pk,
            nonce=KEY,
            words=SubmittedText(texts={block_id("missing"): PAPER}, consents={"quote": True}, language="en"),
            channel=Channel.PAPER,
            at=datetime(2022, 11, 2, 19, tzinfo=UTC),
            speaks_for=3,
        )


def _attach(case: Submission) -> None:
    with clock.at(case.submitted_at):
        file = Incoming(block_id("missing"), "notas.txt", "txt", NOTES.encode())
        services.store([file], submission=case)
        for each in case.attachments.all():
            services.check(each)
