"""One release plan for all outlets: page, line, trace and its data tell the cells of the release and count nothing anew
(PRV-11, PRV-12, P05)."""

from datetime import timedelta

from django.test import Client

import pytest

from cms import chain, clock
from cms.disclosure import Cell
from feedback.cuts.services import make_cut
from feedback.findings.selectors import comments_behind
from feedback.models import Coding, Release
from feedback.releases.cells import cell_of
from tests.factories import feedback as make
from tests.factories import findings
from tests.furniture import furnished

LABELS = {"letter": "Letter", "web": "Form on this site", "phone": "Phone", "paper": "Paper"}


def comments(form, code, analyst, channels: dict[str, int]) -> None:
    for channel, count in channels.items():
        for _number in range(count):
            each = make.make_submission(form, f"By {channel}.", channel=channel)
            make.code_text(each, code, analyst)


def heard_of(finding) -> dict:
    return Client().get(f"/trace/finding/{finding.number}/data.json").json()["comments"]


CHANNELS = [
    {"letter": 14, "web": 20},
    {"letter": 3, "web": 20, "phone": 12},
    {"letter": 5},
    {"letter": 4, "web": 13, "phone": 6},
]


@furnished
def forms(code, analyst):
    """One for each of the mixes of channels; all comments on the code are for it, and some are not on it."""
    made = [make.make_form(f"form-{place}") for place in range(len(CHANNELS))]
    for form, channels in zip(made, CHANNELS, strict=True):
        comments(form, code, analyst, channels)
        for number in range(12):
            make.make_submission(form, f"No code {number}", channel="paper")
    return made


def turn(form, channel: str, count: int) -> None:
    """So many of this channel are against it."""
    found = Coding.objects.filter(text__submission__form=form, text__submission__channel=channel)
    Coding.objects.filter(pk__in=list(found.values_list("pk", flat=True)[:count])).update(stance="against")


@pytest.mark.parametrize("mix", range(len(CHANNELS)))
@pytest.mark.parametrize("against", [0, 2, 12])
def test_line_and_trace_tell_the_cells_of_the_release(forms, code, analyst, mix, against):
    form = forms[mix]
    for channel in CHANNELS[mix]:
        turn(form, channel, against)
    cut = make_cut(actor=analyst, form=form)
    made = findings.public(findings.draft(cut, code, analyst, minority_view={"en": "Some do not."}))
    tables = Release.objects.get().tables
    assert heard_of(made) == as_told(tables, code.key)
    themes = tables["themes"]["cells"][code.key]
    assert comments_behind(made) == cell_of(themes["comments"])
    line = chain.line_for("finding", made.number).stops[0].sentence
    assert line.startswith(sentence_of(cell_of(themes["comments"])))
    shown_against = cell_of(themes["against"]).value
    assert ("disagree" in line) is bool(shown_against and cell_of(themes["comments"]).value)


def as_told(tables: dict, code: str) -> dict:
    """What the release tells of a code, laid out as the trace's data."""
    split = tables["themes:by:channel"]["cells"][code]
    return {
        "total": cell_of(tables["themes"]["cells"][code]["comments"]).value,
        "by_channel": [
            {"channel": LABELS.get(key, "Others"), "count": cell_of(cell).value}
            for key, cell in split.items()
            if cell != 0
        ],
    }


def sentence_of(cell: Cell) -> str:
    if cell.value is not None:
        return f"{cell.value} comments."
    return "Fewer than 11" if cell.hidden == "small" else "The number of comments is hidden"


def test_a_second_finding_after_three_more_comments_tells_no_number_and_none_of_the_first(
    form, code, analyst
):
    comments(form, code, analyst, {"letter": 12, "web": 14})
    first = make_cut(actor=analyst, form=form)
    one = findings.public(findings.draft(first, code, analyst))
    with clock.at(clock.now() + timedelta(days=2)):
        comments(form, code, analyst, {"web": 3})
    with clock.at(clock.now() + timedelta(days=3)):
        second = make_cut(actor=analyst, form=form)
        other = findings.public(findings.draft(second, code, analyst))
    table = Release.objects.get(cut=second).tables["themes"]
    assert (table["state"], table["see"], table["data_set"]) == ("held", first.number, second.number)
    assert (heard_of(one)["total"], heard_of(other)["total"]) == (26, None)
    assert comments_behind(other).value is None
