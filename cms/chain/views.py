"""Views of the chain of one thing, both ways: a picture, the full list of links, and JSON."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms import chain
from cms.cache import cached
from cms.chain.line import build, sources_sentence
from cms.chain.lookup import example, look_up
from cms.chain.walk import Trace, taken_back, voices_of
from cms.cleaning import clean_text
from cms.components.menu import address
from cms.web.paging import page_of


def public_trace(kind: str, id_: int) -> Trace:
    """The trace of a public thing, or 404; unknown and forbidden look alike."""
    found = chain.trace(kind, id_)
    if found is None:
        raise Http404
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Explain the chain by one example, and look up a number."""
    typed = clean_text(request.GET.get("number", ""))[:60]
    url = look_up(typed) if typed else None
    if url:
        return redirect(url)
    found = cached("trace:example", example)
    line = build(found.root.title, found.nodes, found.heard, is_demo=found.root.is_demo) if found else None
    context = {"trace": found, "line": line, "typed": typed, "is_unknown": bool(typed)}
    return render(request, "cms/trace_index.html", context, status=422 if typed else 200)


@require_safe
def trace(request: HttpRequest, kind: str, id: int) -> HttpResponse:
    found = public_trace(kind, id)
    context = {
        "trace": found,
        "line": build(found.root.title, found.nodes, found.heard, is_demo=found.root.is_demo),
        "gone": taken_back(found),
        "crumbs": [(_("How comments led to decisions"), address("trace/")), (found.root.title, "")],
    }
    return render(request, "cms/trace.html", context)


@require_safe
def voices(request: HttpRequest, kind: str, id: int) -> HttpResponse:
    """From one thing on the chain to the comments behind it: how many, and their text where the authors permit it."""
    found = public_trace(kind, id)
    heard, said = found.heard, voices_of(found)
    context = {
        "trace": found,
        "channels": [{"label": each.label, "cell": each.cell} for each in heard.groups] if heard else [],
        "counted": sources_sentence(heard) if heard else "",
        "page_obj": page_of(request, said),
        "is_partial": getattr(said, "is_partial", False),
        "crumbs": [
            (_("How comments led to decisions"), address("trace/")),
            (found.root.title, address(f"trace/{kind}/{id}/")),
            (_("What people said"), ""),
        ],
    }
    return render(request, "cms/trace_voices.html", context)


def trace_data(request: HttpRequest, kind: str, id: int) -> JsonResponse:
    """The chain as JSON: the same nodes and links as the page."""
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
