"""Packet of a call: public fields of shortlisted applicants only (C2C-09).

It selects only the public columns, so internal data cannot leak.
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
    """Shortlisted applicants by name, so the order reveals nothing about scores."""
    rows = Application.objects.filter(call=call, shortlisted_at__isnull=False, erased_at=None)
    rows = rows.exclude(state=ApplicationState.WITHDRAWN)
    return list(rows.order_by("name", "submitted_at").values(*PUBLIC))


def title_of(call: ApplicationCall) -> str:
    return _("Appoint members of the %(body)s") % {"body": text(call.body.name)}


def packet_text(call: ApplicationCall) -> str:
    """Packet text in the active language, for the agenda item."""
    rows = public_rows(call)
    lead = ngettext(
        "%(count)s person is on the short list.", "%(count)s people are on the short list.", len(rows)
    )
    parts = [
        lead % {"count": len(rows)},
        _("Seats to fill:"),
        "\n".join(f"- {seat}" for seat in call.seats.order_by("position")),
        _("Applicants’ statements are in their own words, ordered by name."),
    ]
    for row in rows:
        parts.append(f"# {_line(row['name'])}")
        if row["organization"]:
            parts.append(_line(row["organization"]))
        parts.append(_harmless(row["statement"]))
    return "\n\n".join(parts)


def packet_csv(call: ApplicationCall) -> bytes:
    """Packet as CSV, safe to open in a spreadsheet program."""
    columns = [Column(name, str(label)) for name, label in zip(PUBLIC, labels_of(PUBLIC), strict=True)]
    return b"".join(stream_csv(columns, public_rows(call)))


def _line(words: str) -> str:
    return " ".join(words.split())


def _harmless(words: str) -> str:
    """Strip a leading # from lines, which would render as a heading and could imitate another name."""
    return "\n".join(
        line.lstrip("# ") if line.lstrip().startswith("#") else line for line in words.splitlines()
    )
