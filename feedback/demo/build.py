"""Build the demo content of this app. Idempotent: existing content is left as it is."""

from datetime import UTC, datetime

from cms import clock
from cms.access import Role
from cms.demo import DemoContext
from cms.users.models import User
from feedback.demo.benchmarks import build_benchmarks
from feedback.demo.bulk import build_bulk
from feedback.demo.codes import build_codebook
from feedback.demo.coding import build_coding
from feedback.demo.comments import build_comments
from feedback.demo.data_use import build_data_use
from feedback.demo.data_use_codes import build_data_use_codes
from feedback.demo.exports import build_exports
from feedback.demo.findings import build_findings
from feedback.demo.imports import build_import
from feedback.demo.moderation import build_moderation
from feedback.demo.pages import build_form, build_notice, build_tools
from feedback.demo.receipts import build_receipts
from feedback.demo.suggestions import build_suggestions
from feedback.models import Submission
from feedback.moderation.services import moderate
from feedback.submissions.text_seals import seal_texts

HIDDEN = [("spam", "process"), ("duplicate", "process"), ("private", "skills")]


def build(ctx: DemoContext) -> None:
    analyst = ctx.user(Role.ANALYST)
    build_notice()
    tool = build_tools(ctx)
    form = build_form(ctx, tool)
    build_data_use(ctx)
    with clock.at(datetime(2022, 5, 16, 17, tzinfo=UTC)):
        book = build_codebook()
    build_comments(ctx, form, book, analyst)
    build_benchmarks(analyst)
    build_findings(form, tool, book, analyst, ctx.user(Role.PUBLISHER))
    _hide_some(analyst)
    build_coding(form, book, analyst, ctx.user(Role.PUBLISHER))
    build_exports(analyst)
    build_import(form, analyst)
    build_receipts(ctx, form)
    build_moderation(form, analyst)
    build_bulk(analyst)
    build_suggestions(form, book, analyst)
    build_data_use_codes(analyst)
    seal_texts()


def _hide_some(analyst: User) -> None:
    """Hide three waiting comments, each for a reason from the list (BK-23)."""
    if Submission.objects.filter(state=Submission.State.HIDDEN, is_demo=True).exists():
        return
    waiting = list(
        Submission.objects.filter(state=Submission.State.RECEIVED, is_demo=True).order_by("-pk")[:3]
    )
    with clock.at(datetime(2022, 11, 2, 17, tzinfo=UTC)):
        for submission, (reason, _code) in zip(waiting, HIDDEN, strict=False):
            moderate(actor=analyst, submission=submission, act="hide", reason=reason, note="Invented")
