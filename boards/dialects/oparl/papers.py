"""Papers, Consultations and Files."""

from typing import Any

from boards.dialects.answers import web
from boards.dialects.labels import FIRST, label, say
from boards.dialects.oparl.around import Around, items_of
from boards.dialects.oparl.ids import OFFICE, SCHEMA, consultation_url, head, url, url_of
from boards.dialects.records import Record, key_of
from cms.open_data.values import iso

Json = dict[str, Any]
NAMES = {"materials": "Material", "proposals": "Proposal", "agendas": "Agenda", "minutes": "Minutes"}
PAGE = "text/html"


def paper(copy: Record, around: Around) -> Json:
    is_file = copy.kind == "materials"
    body = key_of(copy, "body")
    under = [url("organization", body)] if ("bodies", body) in around.public else []
    more: Json = {"mainFile": file(copy, around)} if is_file else _of_proposal(copy, around)
    return {
        **head("paper", copy),
        "body": url("body", OFFICE),
        "name": say(copy.title),
        "paperType": NAMES[copy.kind],
        **({"reference": copy.number} if copy.number else {}),
        **({"date": iso(copy.published_at)[:10]} if copy.published_at else {}),  # type: ignore[index]  # of a moment
        "underDirectionOf": under,
        **more,
        "consultation": consultations(copy, around),
        "web": web(copy.paths.get(FIRST)),
    }


def _of_proposal(copy: Record, around: Around) -> Json:
    """Who brought it, as far as they are named, and the proposals that it refines."""
    facts = copy.attributes
    people = [each["appointment"]["id"] for each in (*facts["authors"], *facts["sponsors"])]
    related = [each["id"] for each in (facts["refines"], *facts["refined_by"]) if each]
    return {
        "originatorPerson": [url("person", key) for key in people if ("appointments", key) in around.public],
        "relatedPaper": [
            url("paper", f"proposals-{key}") for key in related if ("proposals", key) in around.public
        ],
    }


def consultations(copy: Record, around: Around) -> list[Json]:
    """One for each item of an agenda under which the paper is."""
    found = [(key, around.items[key][0]) for key in items_of(copy) if key in around.items]
    return [_consultation(copy, key, item, around) for key, item in found]


def _consultation(copy: Record, key: str, item: Record, around: Around) -> Json:
    meeting, body = key_of(item, "meeting"), key_of(item, "body")
    return {
        "id": consultation_url(copy, key),
        "type": f"{SCHEMA}Consultation",
        "modified": iso(copy.modified_at),
        "paper": url_of("paper", copy),
        "agendaItem": url("agendaitem", key),
        **({"meeting": url("meeting", meeting)} if ("meetings", meeting) in around.public else {}),
        "organization": [url("organization", body)] if ("bodies", body) in around.public else [],
        "role": label(item.attributes["kind"]),
    }


def file(copy: Record, _around: Around) -> Json:
    """A material's newest public version, an agenda as posted, or posted minutes; the last two are web pages."""
    return {
        **head("file", copy),
        "name": say(copy.title),
        **(_version(copy) if copy.kind == "materials" else _page(copy)),
    }


def _version(copy: Record) -> Json:
    newest = copy.attributes["versions"][-1]
    name = {"fileName": newest["file_name"]} if newest["file_name"] else {}
    return {
        **name,
        "mimeType": newest["content_type"],
        "date": newest["added_at"],
        "size": newest["size"],
        "throughline:sha256": newest["sha256"],
        "accessUrl": web(newest["url"]),
        "web": web(copy.paths.get(FIRST)),
    }


def _page(copy: Record) -> Json:
    address = web(copy.paths.get(FIRST))
    facts = {"fileRole": NAMES[copy.kind], "mimeType": PAGE, "date": copy.attributes["posted_at"]}
    return {**facts, "accessUrl": address, "web": address}
