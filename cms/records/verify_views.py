"""Check the record: the head of the ledger for people, the whole chain for programs."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from cms.models import LedgerEntry

NEWEST = 20
ACTS = {
    "post": _("An agenda was posted"),
    "send": _("A notice was sent"),
    "vote": _("A vote was taken"),
    "publish": _("Something was published"),
    "redact": _("A text was removed"),
    "export": _("A file was made"),
    "import": _("A file of comments was brought in"),
    "erase": _("Records whose time is over were erased"),
    "grant": _("A right was given"),
    "link": _("Two things were joined"),
    "unlink": _("A link was taken back"),
    "seal": _("Comments were sealed"),
    "decide": _("A decision was recorded"),
}


def verify(request: HttpRequest) -> HttpResponse:
    entries = list(LedgerEntry.objects.order_by("-number")[:NEWEST])
    for entry in entries:
        entry.act_words = str(ACTS.get(entry.act, entry.act))
    return render(request, "cms/verify.html", {"entries": entries, "head": entries[0] if entries else None})


def _lines() -> Iterator[str]:
    yield "number,at,act,kind,digest,previous,hash\n"
    fields = ("number", "at", "act", "kind", "digest", "previous", "hash")
    for row in LedgerEntry.objects.order_by("number").values_list(*fields).iterator(1000):
        yield (
            ",".join(value.isoformat() if hasattr(value, "isoformat") else str(value) for value in row) + "\n"
        )


def verify_data(request: HttpRequest) -> StreamingHttpResponse:
    """The chain without names and keys: enough to see that what was seen before still stands."""
    response = StreamingHttpResponse(_lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="record.csv"'
    return response
