"""Trace nodes for comments, findings, forms and tool versions, as the public may see them."""

import re
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms import chain
from cms.chain.lookup import finds
from cms.clock import PACIFIC
from cms.components.dates import plain_date
from cms.i18n.fields import text, written_in
from cms.i18n.passages import as_in, filled
from cms.publication.open_pages import open_to_all
from cms.web.one_time_keys import normalise_code
from feedback.cuts.counting import by_channel
from feedback.findings.labels import group_name
from feedback.findings.selectors import figures_on_page
from feedback.findings.supporting_comments import Voices, named_at
from feedback.models import Channel, Finding, Form, Submission, ToolPage, ToolVersion
from feedback.receipts.chain import submission_node
from feedback.releases.cells import cell_of

NUMBER = re.compile(r"^(F|C)[ -]?(\d{1,9})$", re.IGNORECASE)

MOST_LISTED = 500


def load_submissions(ids: list[int]) -> dict[int, chain.Node]:
    found = Submission.objects.public().filter(pk__in=ids[:MOST_LISTED])
    return {each.pk: submission_node(each, _("The Office received this comment.")) for each in found}


def summarise_submissions(links: QuerySet) -> chain.Summary:
    """Count the comments that led here, with the numbers of the findings in between (PRV-11, P05).

    Findings have frozen numbers; a new count could differ from them by a few people. Comments linked directly are
    counted, except withdrawn ones.
    """
    numbers = links.filter(target_kind="finding").values_list("target_id", flat=True).distinct()
    if findings := Finding.objects.published().filter(number__in=list(numbers)).select_related("cut"):
        return _summary_of(list(findings))
    stances: dict[int, bool] = {}
    for id_, stance in links.values_list("source_id", "stance"):
        stances[id_] = stances.get(id_, False) or stance == "against"
    counted = Submission.objects.counted().filter(pk__in=links.values("source_id"))
    table: dict[str, dict[str, int]] = {}
    days = []
    for id_, channel, moment, no_date in counted.values_list("pk", "channel", "submitted_at", "date_unknown"):
        row = table.setdefault(channel, {"for": 0, "against": 0})
        row["against" if stances[id_] else "for"] += 1
        if not no_date:
            days.append(moment.astimezone(PACIFIC).date())
    if not table:
        return chain.Summary(0)
    counts = by_channel(table)
    groups = [
        chain.Group(str(Channel(name).label), counts.channels[name], counts.channel_against[name])
        for name in Channel.values
        if name in table
    ]
    return chain.Summary(
        counts.total.value,
        groups,
        counts.against.value,
        min(days, default=None),
        max(days, default=None),
        is_small=counts.total.hidden == "small",
    )


def _summary_of(findings: list[Finding]) -> chain.Summary:
    """Summarize by the finding with the most comments; findings share comments, so they are not added up."""
    figures = [figures_on_page(each) for each in findings]
    most = max(figures, key=lambda each: cell_of(each["comments"]).value or 0)
    total, days = cell_of(most["comments"]), most.get("days") or [None]
    first, last = (date.fromisoformat(day) if day else None for day in (days[0], days[-1]))
    groups = [
        chain.Group(group_name("channel", name, {}), cell_of(cell), None)
        for name, cell in (most["channels"] or {}).items()
    ]
    return chain.Summary(
        total.value,
        groups,
        cell_of(most["against"]).value,
        first,
        last,
        is_small=total.hidden == "small",
        is_least=len(findings) > 1,
    )


def load_findings(numbers: list[int]) -> dict[int, chain.Node]:
    return {
        each.number: chain.Node(
            kind="finding",
            id=each.number,
            title=as_in(text(each.title), str(each)),
            url=each.get_absolute_url(),
            when=each.published_at,
            sentence=filled(
                _("It became part of finding %(reference)s, “%(title)s”."),
                reference=each.reference,
                title=text(each.title),
            ),
            stop=chain.Stop.UNDERSTOOD,
            is_demo=each.is_demo,
        )
        for each in Finding.objects.published().filter(number__in=numbers)
    }


def load_forms(ids: list[int]) -> dict[int, chain.Node]:
    return {
        each.pk: chain.Node(
            kind="form",
            id=each.pk,
            title=str(each),
            url=each.get_absolute_url(),
            when=each.opens_at,
            sentence=_("Feedback form"),
            stop=chain.Stop.HEARD,
            is_demo=each.is_demo,
        )
        for each in Form.objects.public().filter(pk__in=ids)
    }


def load_tool_versions(ids: list[int]) -> dict[int, chain.Node]:
    """Load released versions of tools that have a public page, as the last stop of a trace (C2C-15)."""
    public = open_to_all(ToolPage).values("tool")
    rows = ToolVersion.objects.filter(pk__in=ids, released_on__isnull=False, tool__in=public)
    return {each.pk: _version_node(each) for each in rows.select_related("tool")}


def _version_title(each: ToolVersion) -> str:
    """In the language of the tool's name."""
    name = text(each.tool.name)
    with override(written_in(each.tool.name) or None):
        return as_in(name, _("%(tool)s, version %(number)s") % {"tool": name, "number": each.number})


def _version_node(each: ToolVersion) -> chain.Node:
    facts = {
        "number": each.number,
        "tool": text(each.tool.name),
        "day": plain_date(each.released_on) if each.released_on else "",
    }
    return chain.Node(
        kind="toolversion",
        id=each.pk,
        title=_version_title(each),
        url=each.get_absolute_url(),
        when=each.released_on,
        sentence=filled(_("Version %(number)s of “%(tool)s” was released on %(day)s."), **facts),
        stop=chain.Stop.DONE,
        is_demo=each.is_demo,
    )


@finds
def by_number(typed: str) -> str | None:
    """Resolve a typed reference: a receipt code to its receipt, F-12 or C-0001 to its trace."""
    if code := normalise_code(typed):
        return reverse("feedback:receipt", args=[code])
    if not (parts := NUMBER.match(typed)):
        return None
    kind, id_ = {"F": "finding", "C": "submission"}[parts[1].upper()], int(parts[2])
    load = load_findings if kind == "finding" else load_submissions
    return reverse("cms:trace", args=[kind, id_]) if load([id_]) else None


chain.register(
    "submission",
    stop=chain.Stop.HEARD,
    load=load_submissions,
    summarise=summarise_submissions,
    voices=Voices,
    named_at=named_at,
)
chain.register("finding", stop=chain.Stop.UNDERSTOOD, load=load_findings)
chain.register("form", stop=chain.Stop.HEARD, load=load_forms)
chain.register("toolversion", stop=chain.Stop.DONE, load=load_tool_versions)
