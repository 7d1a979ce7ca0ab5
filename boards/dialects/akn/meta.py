"""What a document says of itself: work, expression, manifestation (FRBR), and whom and what it names."""

from dataclasses import dataclass, field

from boards.dialects.akn.xml import Element, element
from cms.site_cache import office

COUNTRY = "us-ca"
CODES = {"en": "eng", "es": "spa"}
SOURCE = "office"


@dataclass(frozen=True)
class Names:
    """``type`` and ``subtype``: such as doc, agenda. ``day``: of the meeting. ``posted``: of these words."""

    type: str
    subtype: str
    day: str
    number: str
    language: str
    posted: str
    version: int
    title: str

    @property
    def work(self) -> str:
        return f"/akn/{COUNTRY}/{self.type}/{self.subtype}/{self.day}/{self.number}"

    @property
    def expression(self) -> str:
        return f"{self.work}/{CODES[self.language]}@{self.posted}"


@dataclass
class References:
    """People, organizations, seats and concepts that a document names, each once."""

    found: dict[str, Element] = field(default_factory=dict)

    def add(self, kind: str, key: str, words: str, place: str) -> str:
        """The reference to use in the text. ``place``: the path of the thing in the ontology, such as ``person/5``."""
        if key not in self.found:
            self.found[key] = element(
                f"TLC{kind}", eId=key, href=f"/akn/ontology/{place}", showAs=words or key
            )
        return f"#{key}"

    def all(self) -> Element:
        return element("references", *self.found.values(), source=f"#{SOURCE}")


def meta(names: Names, body: str, references: References, *parts: Element) -> Element:
    """``body``: the reference to the body, which is the author. ``parts``: such as the analysis of votes."""
    references.add("Organization", SOURCE, office().name, "organization/office")
    return element("meta", _identification(names, body), *parts, references.all())


def _identification(names: Names, body: str) -> Element:
    work = _level(names.work, names.day, "meeting", body)
    expression = _level(names.expression, names.posted, "posting", body)
    manifestation = _level(names.expression, names.posted, "posting", body, suffix=".xml")
    work.insert(2, element("FRBRalias", value=names.title, name="title"))
    work.extend(
        [
            element("FRBRcountry", value=COUNTRY),
            element("FRBRsubtype", value=names.subtype),
            element("FRBRnumber", value=names.number),
        ]
    )
    expression.extend(
        [
            element("FRBRversionNumber", value=names.version),
            element("FRBRlanguage", language=CODES[names.language]),
        ]
    )
    manifestation.append(element("FRBRformat", value="application/akn+xml"))
    work.tag, expression.tag, manifestation.tag = "FRBRWork", "FRBRExpression", "FRBRManifestation"
    return element("identification", work, expression, manifestation, source=f"#{SOURCE}")


def _level(place: str, day: str, what: str, body: str, *, suffix: str = "") -> Element:
    return element(
        "level",
        element("FRBRthis", value=f"{place}/!main{suffix}"),
        element("FRBRuri", value=f"{place}{suffix}"),
        element("FRBRdate", date=day, name=what),
        element("FRBRauthor", href=body),
    )
