"""The chain of one thing, both ways, as a picture and as the full list of its links."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from cms import chain, ledger
from cms.chain.line import build
from cms.chain.walk import Trace


def public_trace(kind: str, id_: int) -> Trace:
    """The trace of a thing that the public may see; unknown and forbidden look alike."""
    found = chain.trace(kind, id_)
    if found is None:
        raise Http404
    return found


def trace(request: HttpRequest, kind: str, id: int) -> HttpResponse:
    found = public_trace(kind, id)
    line = build(found.root.title, found.nodes, found.heard, is_demo=found.root.is_demo)
    head = ledger.head()
    return render(
        request, "cms/trace.html", {"trace": found, "line": line, "head": head, "kind": kind, "id": id}
    )


def trace_data(request: HttpRequest, kind: str, id: int) -> JsonResponse:
    """The chain as data, for programs. The same nodes and links as the page, nothing more."""
    found = public_trace(kind, id)
    return JsonResponse(
        {
            "root": {"kind": found.root.kind, "id": found.root.id},
            "things": [
                {
                    "kind": node.kind,
                    "id": node.id,
                    "stop": node.stop,
                    "state": node.state,
                    "title": node.title,
                    "address": node.url,
                    "demo": node.is_demo,
                }
                for node in found.nodes
            ],
            "comments": None
            if found.heard is None
            else {
                "total": found.heard.total,
                "by_channel": [
                    {"channel": str(group.label), "count": group.count} for group in found.heard.groups
                ],
            },
            "links": [
                {
                    "from": [step.source.kind, step.source.id],
                    "to": [step.target.kind, step.target.id],
                    "who": step.who,
                    "when": step.when,
                    "why": step.why,
                }
                for step in found.steps
            ],
        }
    )
