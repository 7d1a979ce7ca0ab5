"""The record for the public: what it proves, its checkpoints, tiles and entries, and the file that checks it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cms.components.menu import address
from cms.feeds import MOST_ENTRIES, Feed
from cms.models import LedgerEntry, RecordCheckpoint, RecordKey
from cms.proofs import checkpoints, keys, timestamps, witnesses
from cms.proofs.act_words import act_words
from cms.proofs.archive import archive, verifier
from cms.proofs.comparison import MOST_LETTERS, compare
from cms.proofs.tile_addresses import read_address
from cms.proofs.witness_program import witness_program
from cms.records.public_proofs import PublicProof, find, opened_facts
from cms.web.conditional import open_to_programs

NEWEST = 20
TEXT = "text/plain; charset=utf-8"
FOR_GOOD = "public, max-age=31536000, immutable"


@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """What the record proves and what it does not, and whether it still begins with a checkpoint that somebody kept."""
    typed = request.GET.get("checkpoint", "")[:MOST_LETTERS]
    context = {
        **_signed(),
        "typed": typed,
        "compared": compare(typed) if typed.strip() else None,
        "crumbs": [(_("Verify the record"), "")],
    }
    return render(request, "cms/verify.html", context)


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    entries = list(LedgerEntry.objects.order_by("-number")[:NEWEST])
    for entry in entries:
        entry.act_words = act_words(entry)
    context = {
        "entries": entries,
        **_signed(),
        "key": keys.current(),
        "changes": RecordKey.objects.order_by("-pk"),
        "crumbs": [(_("Verify the record"), address("verify/")), (_("The record"), "")],
    }
    return render(request, "cms/record.html", context)


def _signed() -> dict[str, Any]:
    """The latest checkpoint, and who outside the site cosigned it."""
    last = checkpoints.latest()
    return {
        "last": last,
        "cosigned": witnesses.cosignatures(last),
        "has_witnesses": bool(witnesses.configured()),
        "timestamped": timestamps.confirmed(last) if last else None,
        "authority": timestamps.authority(),
    }


def _latest() -> RecordCheckpoint:
    last = checkpoints.latest()
    if last is None:
        raise Http404
    return last


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The latest checkpoint as a signed note (C2SP tlog-checkpoint)."""
    return HttpResponse(_latest().note, content_type=TEXT)


@require_safe
def checkpoint_text(request: HttpRequest) -> HttpResponse:
    """What the site signed, without signatures: the text that a timestamp is over."""
    response = HttpResponse(timestamps.stamped(_latest()), content_type=TEXT)
    response["Content-Disposition"] = 'attachment; filename="checkpoint.txt"'
    return response


@require_safe
def checkpoint_timestamp(request: HttpRequest) -> HttpResponse:
    """The answer of the timestamp authority to the latest checkpoint (RFC 3161)."""
    last = _latest()
    if not last.timestamp:
        raise Http404
    response = HttpResponse(bytes(last.timestamp), content_type="application/timestamp-reply")
    response["Content-Disposition"] = 'attachment; filename="checkpoint.tsr"'
    return response


@require_safe
def tile(request: HttpRequest, path: str) -> HttpResponse:
    """A tile of the tree, or the entries below it (C2SP tlog-tiles)."""
    found = read_address(path)
    content = found.content(_latest().size) if found else None
    if found is None or content is None:
        raise Http404
    response = HttpResponse(content, content_type="application/octet-stream")
    if found.is_complete:  # a part may be longer tomorrow, but what it has stays
        response["Cache-Control"] = FOR_GOOD
    return response


@require_safe
def record_zip(request: HttpRequest) -> StreamingHttpResponse:
    response = StreamingHttpResponse(archive(_latest(), opened_facts), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="record.zip"'
    return response


def _public(kind: str, pk: int) -> PublicProof:
    found = find(kind, str(pk))
    if found is None:
        raise Http404
    return found


@require_safe
def entry(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One public record: when it was sealed, which facts, and the comparison in the reader's browser."""
    found = _public(kind, pk)
    context = {
        "proof": found,
        "act": act_words(found.entry),
        "can_be_proven": found.can_be_proven,
        "size": checkpoints.size_signed(),
        "crumbs": [
            (_("Verify the record"), address("verify/")),
            (_("The record"), address("record/")),
            (_("Entry %(number)s of the record") % {"number": found.entry.number}, ""),
        ],
    }
    return render(request, "cms/record_entry.html", context)


@require_safe
def entry_proof(request: HttpRequest, kind: str, pk: int) -> JsonResponse:
    file = _public(kind, pk).file()
    if file is None:
        raise Http404
    response = JsonResponse(file, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{kind}-{pk}-proof.json"'
    return response


@require_safe
def verify_record(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(verifier(), content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="verify_record.py"'
    return response


@require_safe
def witness(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(witness_program(), content_type="application/octet-stream")
    response["Content-Disposition"] = 'attachment; filename="witness.pyz"'
    return response


@require_safe
@open_to_programs
def feed(request: HttpRequest) -> HttpResponse:
    """The newest checkpoints: whoever reads the feed holds the site to them."""
    path = reverse("cms:record")
    made = Feed(_("Checkpoints of the record"), path=path, own_path=request.path)
    for each in RecordCheckpoint.objects.order_by("-size")[:MOST_ENTRIES]:
        title = ngettext("Checkpoint: %(count)s entry", "Checkpoint: %(count)s entries", each.size)
        made.add(
            f"checkpoint:{each.size}",
            title=title % {"count": each.size},
            path=path,
            at=each.made_at,
            summary=each.note,
        )
    return made.answer()
