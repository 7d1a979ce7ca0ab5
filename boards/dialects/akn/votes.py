"""Votes: the counts of each in the analysis, and by name in the text."""

from typing import Any

from boards.dialects.akn.meta import SOURCE, References
from boards.dialects.akn.xml import Element, element
from boards.dialects.labels import label, say
from boards.dialects.records import Record

Json = dict[str, Any]


def analysis(motions: list[Record], references: References, language: str) -> list[Element]:
    """Nothing, if no vote was taken."""
    votings = [_voting(copy, references, language) for copy in motions if copy.attributes["votes"]]
    if not votings:
        return []
    return [element("analysis", element("parliamentary", *votings), source=f"#{SOURCE}")]


def _voting(copy: Record, references: References, language: str) -> Element:
    facts, eid = copy.attributes, f"voting_{copy.key}"
    outcome = references.add(
        "Concept", f"outcome_{_outcome(facts)}", label(copy.standing, language), "concept/outcome"
    )
    labels = {vote["choice"]["code"]: vote["choice"] for vote in facts["votes"]}
    counts = [
        element(
            "count",
            eId=f"{eid}__count_{code}",
            value=number,
            refersTo=_choice(labels[code], references, language),
        )
        for code, number in facts["tally"].items()
        if code in labels
    ]
    return element("voting", *counts, eId=eid, outcome=outcome, href=f"#motion_{copy.key}")


def _outcome(facts: Json) -> str:
    return "passed" if facts["passed"] else "failed"


def _choice(choice: Json, references: References, language: str) -> str:
    return references.add(
        "Concept", f"choice_{choice['code']}", label(choice, language), f"concept/{choice['code']}"
    )


def by_name(copy: Record, references: References, language: str) -> list[Element]:
    """Who made and seconded a motion, its result, and a line for the vote of each seat."""
    facts = copy.attributes
    people = [_named(facts[name], "name", references) for name in ("mover", "seconder") if facts[name]]
    return [
        *(element("p", each) for each in people),
        *([element("p", text=result)] if (result := say(facts["result"], language)) else []),
        *(_vote(copy, vote, references, language) for vote in facts["votes"]),
    ]


def _vote(copy: Record, vote: Json, references: References, language: str) -> Element:
    seat = say(vote["seat_label"], language)
    made = element(
        "vote",
        text=f"{vote['person'] or seat}: {label(vote['choice'], language)}",
        eId=f"motion_{copy.key}__vote_{vote['seat']['id']}",
        by=_member(vote, "person", references) or _seat(vote, seat, references),
        choice=_choice(vote["choice"], references, language),
    )
    return element("p", made)


def _named(named: Json, key: str, references: References) -> Element:
    return element("person", text=named[key], refersTo=_member(named, key, references))


def _member(named: Json, key: str, references: References) -> str:
    term = named["appointment"]
    return (
        references.add("Person", f"person_{term['id']}", named[key], f"person/{term['id']}") if term else ""
    )


def _seat(vote: Json, words: str, references: References) -> str:
    key = vote["seat"]["id"]
    return references.add("Role", f"seat_{key}", words, f"role/seat/{key}")
