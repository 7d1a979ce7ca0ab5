"""The packet of a call: what may be read in public of those on the short list, and nothing else (C2C-09).

It reads the public columns alone, so that nothing internal is ever in its hands.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.appointments.fields import PUBLIC, labels_of
from boards.models import Application, ApplicationCall
from boards.models.applications import ApplicationState
from cms.i18n.fields import text
from cms.spreadsheets.columns import Column
from cms.spreadsheets.delimited import stream_csv


def public_rows(call: ApplicationCall) -> list[dict[str, str]]:
    """Those on the short list, by name: the order says nothing of the scores."""
    rows = Application.objects.filter(call=call, shortlisted_at__isnull=False, erased_at=None)
    rows = rows.exclude(state=ApplicationState.WITHDRAWN)
    return list(rows.order_by("name", "submitted_at").values(*PUBLIC))


def title_of(call: ApplicationCall) -> str:
    return _("Appoint members of the %(body)s") % {"body": text(call.body.name)}


def packet_text(call: ApplicationCall) -> str:
    """A page in the language that is active, under the item of the agenda."""
    rows = public_rows(call)
    lead = ngettext(
        "%(count)s person is on the short list.", "%(count)s people are on the short list.", len(rows)
    )
    parts = [
        lead % {"count": len(rows)},
        _("Seats to fill:"),
        "\n".join(f"- {seat}" for seat in call.seats.order_by("position")),
        _("Applicants’ statements are in their own words, in order by name."),
    ]
    for row in rows:
        parts.append(f"# {_line(row['name'])}")
        if row["organization"]:
            parts.append(_line(row["organization"]))
        parts.append(_harmless(row["statement"]))
    return "\n\n".join(parts)


def packet_csv(call: ApplicationCall) -> bytes:
    """The same as a table that is safe to open in a spreadsheet program."""
    columns = [Column(name, str(label)) for name, label in zip(PUBLIC, labels_of(PUBLIC), strict=True)]
    return b"".join(stream_csv(columns, public_rows(call)))


def _line(words: str) -> str:
    return " ".join(words.split())


def _harmless(words: str) -> str:
    """A line that begins with # would be a heading of the page, and could pass for another person's name."""
    return "\n".join(
        line.lstrip("# ") if line.lstrip().startswith("#") else line for line in words.splitlines()
    )
