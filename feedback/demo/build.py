"""Build this room's demo content. Safe to run twice: what is there is left as it is."""

from datetime import UTC, datetime
from typing import Any

from cms import clock
from cms.access import Role
from feedback import services
from feedback.demo.codes import build_codebook
from feedback.demo.comments import build_comments
from feedback.demo.findings import build_findings
from feedback.demo.pages import build_form, build_tools
from feedback.models import Cut, Export, Submission

HIDDEN = [("spam", "process"), ("duplicate", "process"), ("private", "skills")]


def build(ctx: Any) -> None:
    analyst = ctx.user(Role.ANALYST)
    tool = build_tools(ctx)
    form = build_form(ctx, tool)
    with clock.at(datetime(2022, 5, 16, 17, tzinfo=UTC)):
        book = build_codebook()
    build_comments(ctx, form, book, analyst)
    build_findings(form, tool, book, analyst)
    _hide_some(analyst)
    _one_export(ctx.user(Role.PUBLISHER))
    services.seal_texts()


def _hide_some(analyst: Any) -> None:
    """Three of those that wait are hidden, each for a reason of the list (BK-23)."""
    if Submission.objects.filter(state=Submission.State.HIDDEN, is_demo=True).exists():
        return
    waiting = list(
        Submission.objects.filter(state=Submission.State.RECEIVED, is_demo=True).order_by("-pk")[:3]
    )
    with clock.at(datetime(2022, 11, 2, 17, tzinfo=UTC)):
        for submission, (reason, _code) in zip(waiting, HIDDEN, strict=False):
            services.moderate(
                actor=analyst, submission=submission, act="hide", reason=reason, note="Demo: invented"
            )


def _one_export(publisher: Any) -> None:
    cut = Cut.objects.filter(number=1, is_demo=True).first()
    if cut is None or cut.exports.exists():
        return
    with clock.at(datetime(2022, 6, 22, 17, tzinfo=UTC)):
        export = services.new_export(
            actor=publisher,
            cut=cut,
            format=Export.Format.XLSX,
            audience=Export.Audience.PUBLIC,
            reason="Open data release of June 2022 (demo)",
        )
        services.make_file(export=export)
