"""Agendas and minutes as documents of Akoma Ntoso."""

from collections import defaultdict
from typing import Any

from boards.dialects.akn.meta import Names, References, meta
from boards.dialects.akn.votes import analysis, by_name
from boards.dialects.akn.xml import Element, document, element, lines
from boards.dialects.answers import Unknown
from boards.dialects.labels import label, language_of, say
from boards.dialects.records import Record, by_key, by_relation, every, key_of, one
from cms.open_data.values import Texts

Json = dict[str, Any]
TEXTS_OF_AN_ITEM = ("text", "recommended_action", "draft_motion", "report")


def agenda(meeting: Record, language: str) -> bytes:
    """The posting in force. Raises Unknown before the first one."""
    if not key_of(meeting, "agenda"):
        raise Unknown("No agenda of this meeting was posted.")
    posting = one("agendas", key_of(meeting, "agenda"))
    names, facts = _names("doc", "agenda", meeting, posting, language), posting.attributes
    references = References()
    body = _body(meeting, references, language)
    preface = element(
        "preface", *_title(posting, language), *_place(facts), *_text(facts["summary"], language)
    )
    statements = [part for each in facts["statements"] for part in _text(each["text"], language)]
    root = element(
        "doc",
        meta(names, body, references),
        preface,
        element("mainBody", *_items(facts["items"], language)),
        *([element("conclusions", *statements)] if statements else []),
        name="agenda",
    )
    return document(root)


def minutes(meeting: Record, language: str) -> bytes:
    """The newest posted version. Raises Unknown before the first one."""
    if not key_of(meeting, "minutes"):
        raise Unknown("No minutes of this meeting were posted.")
    posted = one("minutes", meeting.key)
    names, references = _names("debateReport", "minutes", meeting, posted, language), References()
    body = _body(meeting, references, language)
    motions = every("motions", attributes__meeting__id=meeting.key)
    parts = [
        *(_section(each, language) for each in posted.attributes["sections"]),
        *_motions(motions, references, language),
    ]
    votes = analysis(motions, references, language)
    root = element(
        "debateReport",
        meta(names, body, references, *votes),
        element("preface", *_title(posted, language), *_status(posted, language)),
        element("mainBody", *parts),
        name="minutes",
    )
    return document(root)


def _names(type: str, subtype: str, meeting: Record, posted: Record, language: str) -> Names:
    facts = posted.attributes
    return Names(
        type=type,
        subtype=subtype,
        day=meeting.attributes["day"],
        number=meeting.key,
        language=language,
        posted=facts["posted_at"][:10],
        version=facts["number"],
        title=say(posted.title, language),
    )


def _body(meeting: Record, references: References, language: str) -> str:
    key = key_of(meeting, "body")
    found = by_key("bodies", key=key).get(key)
    words = say(found.title, language) if found else key
    return references.add("Organization", f"body_{key}", words, f"organization/{key}")


def _title(copy: Record, language: str) -> list[Element]:
    title = element("docTitle", text=say(copy.title, language))
    return [element("p", title, lang=_foreign(copy.title, language))]


def _status(copy: Record, language: str) -> list[Element]:
    """Whether the minutes are approved."""
    return [element("p", element("docStatus", text=label(copy.standing, language)))]


def _foreign(texts: Texts, language: str) -> str:
    """The language of a text that was not translated; empty, if it was."""
    told = language_of(texts, language)
    return "" if told == language else told


def _text(texts: Texts, language: str) -> list[Element]:
    return lines(say(texts, language), lang=_foreign(texts, language))


def _place(facts: Json) -> list[Element]:
    return [part for words in (facts["starts_at"], facts["place"], *facts["sites"]) for part in lines(words)]


def _items(items: list[Json], language: str) -> list[Element]:
    """In their order; each part below the last item before it with the number that it names."""
    parts: dict[int | None, list[int]] = defaultdict(list)
    numbered: dict[str, int] = {}
    for place, item in enumerate(items):
        parts[numbered.get(item["part_of"])].append(place)
        if item["number"]:
            numbered[item["number"]] = place
    return [_item(place, items, parts, language) for place in parts[None]]


def _item(place: int, items: list[Json], parts: dict[int | None, list[int]], language: str) -> Element:
    item = items[place]
    own = [part for name in TEXTS_OF_AN_ITEM for part in _text(item[name], language)]
    own += [element("p", text=words) for words in (item["presenter"], item["closed_under"]) if words]
    own += [element("p", text=say(each["title"], language)) for each in item["materials"]]
    inner = [_item(each, items, parts, language) for each in parts.get(place, [])]
    return element(
        "section",
        *([element("num", text=item["number"])] if item["number"] else []),
        element("heading", text=say(item["title"], language), lang=_foreign(item["title"], language)),
        *_inside(own, inner),
        eId=f"item_{place + 1}",
        status="removed" if item["is_withdrawn"] else "",
    )


def _inside(own: list[Element], inner: list[Element]) -> list[Element]:
    if not inner:
        return [element("content", *(own or [element("p")]))]
    return [*([element("intro", *own)] if own else []), *inner]


def _section(section: Json, language: str) -> Element:
    heading = say(section["heading"], language)
    return element(
        "section",
        *([element("num", text=section["number"])] if section["number"] else []),
        *([element("heading", text=heading)] if heading else []),
        element("content", *(_text(section["text"], language) or [element("p")])),
        eId=f"section_{section['key']}",
    )


def _motions(motions: list[Record], references: References, language: str) -> list[Element]:
    """The motions by item, with the vote of each seat: what the text of the minutes says, for programs."""
    return [
        element(
            "section",
            element("num", text=copy.number),
            element("heading", text=say(copy.attributes["text"], language) or say(copy.title, language)),
            element("content", *by_name(copy, references, language)),
            eId=f"motion_{copy.key}",
        )
        for copies in by_relation(motions, "item").values()
        for copy in copies
    ]
