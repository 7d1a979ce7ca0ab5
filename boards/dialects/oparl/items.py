"""AgendaItems, with the motions on them and the vote of each seat."""

from typing import Any

from boards.dialects.answers import web
from boards.dialects.labels import FIRST, label, say
from boards.dialects.oparl.around import Around
from boards.dialects.oparl.ids import consultation_url, head, url
from boards.dialects.oparl.papers import file
from boards.dialects.records import Record

Json = dict[str, Any]


def agenda_item(copy: Record, around: Around) -> Json:
    """As a part of its meeting."""
    facts, motions = copy.attributes, around.motions.get(copy.key, [])
    papers = [*around.proposals.get(copy.key, []), *around.materials.get(copy.key, [])]
    texts = [say(each.attributes["text"]) for each in motions if each.attributes["passed"]]
    found = {
        **head("agendaitem", copy),
        "number": facts["number"],
        "name": say(copy.title),
        "public": not facts["closed_under"],
        "consultation": consultation_url(papers[0], copy.key) if papers else None,
        "result": label(motions[-1].standing if motions else copy.standing),
        "resolutionText": "\n\n".join(texts),
        "auxiliaryFile": [file(each, around) for each in around.materials.get(copy.key, [])],
        "web": web(copy.paths.get(FIRST)),
    }
    known = {name: value for name, value in found.items() if value not in (None, "", [])}
    return {**known, "throughline:motions": [_motion(each, around) for each in motions]}


def single_item(copy: Record, around: Around) -> Json:
    """The same by itself: it names its meeting."""
    meeting = copy.attributes["meeting"]["id"]
    back = {"meeting": url("meeting", meeting)} if ("meetings", meeting) in around.public else {}
    return {**agenda_item(copy, around), **back}


def _motion(copy: Record, around: Around) -> Json:
    facts = copy.attributes
    return {
        "key": copy.key,
        "number": copy.number,
        "text": say(facts["text"]),
        "result": say(facts["result"]),
        "passed": facts["passed"],
        "required": facts["needed"],
        "mover": _person(facts["mover"], "name", around),
        "seconder": _person(facts["seconder"], "name", around) if facts["seconder"] else None,
        "votes": [
            {
                **_person(vote, "person", around),
                "seat": say(vote["seat_label"]),
                "choice": vote["choice"]["code"],
                "label": label(vote["choice"]),
            }
            for vote in facts["votes"]
        ],
        "web": web(copy.paths.get(FIRST)),
    }


def _person(named: Json, key: str, around: Around) -> Json:
    term = named["appointment"]
    is_told = term is not None and ("appointments", term["id"]) in around.public
    return {"name": named[key], "person": url("person", term["id"]) if is_told else None}
