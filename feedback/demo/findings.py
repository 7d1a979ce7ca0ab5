"""Two cuts and six findings, computed and published through the services."""

from datetime import UTC, datetime
from typing import Any

from cms import clock
from cms.data_files import data_beside
from cms.users.models import User
from feedback.cuts.services import make_cut
from feedback.demo.references import CASE
from feedback.exports.services import make_file, new_export
from feedback.findings.services import publish_finding, review_finding, save_finding, set_quotes
from feedback.models import Code, Codebook, Coding, Cut, Export, Finding, Form, Tool
from feedback.releases.best_possible import measure_loss
from feedback.releases.decisions import decide_release, propose_release
from feedback.releases.services import build_release

JUNE, JUNE_OUT = datetime(2022, 6, 21, 1, tzinfo=UTC), datetime(2022, 6, 21, 17, tzinfo=UTC)
FALL, FALL_OUT = datetime(2022, 8, 31, 7, tzinfo=UTC), datetime(2022, 9, 6, 17, tzinfo=UTC)
_DATA = data_beside(__file__)
ASKED: dict[str, str] = _DATA["asked"]
LIMITS: dict[str, str] = _DATA["limits"]
MORE: dict[str, dict[str, Any]] = _DATA["more"]
METHOD: dict[str, str] = _DATA["method"]
FINDINGS: list[list[Any]] = _DATA["findings"]
IN_FALL = {"languages", "prek", "safety"}


def build_findings(form: Form, tool: Tool, book: Codebook, analyst: User, publisher: User) -> None:
    """Build cut by cut in chronological order: the second release takes the first into account (PRV-12)."""
    _from_cut(form, tool, book, (analyst, publisher), 1, JUNE, JUNE_OUT)
    _from_cut(form, tool, book, (analyst, publisher), 2, FALL, FALL_OUT)


def _from_cut(
    form: Form,
    tool: Tool,
    book: Codebook,
    people: tuple[Any, Any],
    number: int,
    until: datetime,
    out: datetime,
) -> None:
    cut = Cut.objects.filter(number=number).first()
    if cut is not None:
        return
    analyst, publisher = people
    with clock.at(until):
        cut = make_cut(actor=analyst, form=form, until=until, is_demo=True)
        release = build_release(cut=cut, actor=analyst)
        measure_loss(release=release)
    with clock.at(out):
        release = propose_release(actor=analyst, release=release, reason="For the findings")
        decide_release(actor=publisher, release=release, approve=True, reason="Little is lost")
        _open_data(cut, publisher)
        for name, code, *texts in FINDINGS:
            if (name in IN_FALL) == (number == 2):
                made = _finding(name, Code.objects.get(codebook=book, key=code), texts)
                made.cut, made.tool = cut, tool
                save_finding(actor=analyst, finding=made)
                set_quotes(actor=analyst, finding=made, codings=_quotes(made))
                review_finding(actor=publisher, finding=made)
                publish_finding(actor=publisher, finding=made)


def _finding(name: str, code: Code, texts: list[dict[str, str]]) -> Finding:
    title, summary, minority, advice = texts
    return Finding(
        number=CASE[name],
        title=title,
        summary=summary,
        question_asked=ASKED,
        limits=LIMITS,
        method=METHOD,
        minority_view=minority,
        recommendation=advice,
        code=code,
        is_demo=True,
        **MORE.get(name, {}),
    )


def _open_data(cut: Cut, publisher: User) -> None:
    export = new_export(
        actor=publisher,
        cut=cut,
        format=Export.Format.XLSX,
        audience=Export.Audience.PUBLIC,
        reason="Open data release",
    )
    make_file(export=export)


def _quotes(finding: Finding) -> list[Coding]:
    """Pick one or two quotes that agree, the case's own comment first, and one that disagrees if there is one."""
    codings = Coding.objects.filter(code=finding.code).select_related("text__submission").order_by("pk")
    found = [each for each in codings if each.text.submission.may_be_quoted]
    found.sort(key=lambda each: each.text.submission.key != CASE["receipt_key"])
    agree = [each for each in found if each.stance == "for"][:2]
    return agree + [each for each in found if each.stance == "against"][:1]
