"""What tests of the house need: a sealed record, kinds of things on the chain, texts of the outbox."""

import hashlib
from dataclasses import dataclass, field

import pytest

from cms import chain
from cms.chain import nodes as chain_kinds
from cms.disclosure import Cell
from cms.models import Milestone
from cms.records import ledger, record_kinds, redaction


@pytest.fixture
def sealed(monkeypatch, db):
    """Milestones are a kind the ledger holds fast, for the length of a test."""
    monkeypatch.setattr(ledger, "_by_kind", dict(ledger._by_kind))
    monkeypatch.setattr(ledger, "_by_model", dict(ledger._by_model))

    @ledger.seals(Milestone, kind="milestone")
    def payload(milestone: Milestone) -> dict:
        words = hashlib.sha256(milestone.title.get("en", "").encode()).hexdigest()
        return {"when": milestone.when.isoformat(), "words": words}


@pytest.fixture
def scrubbed(monkeypatch, sealed):
    """The text of a milestone can be removed."""
    monkeypatch.setattr(record_kinds, "_kinds", dict(record_kinds._kinds))

    @redaction.scrubs("milestone")
    def scrub(id_: int, mark: str) -> list[str]:
        row = Milestone.objects.get(pk=id_)
        return redaction.scrub_row(row, ["title"], {"en": mark})


@dataclass
class Things:
    """Invented things on the chain; some the public may not see, some with a state of their own."""

    hidden: set = field(default_factory=set)
    states: dict = field(default_factory=dict)
    loads: list = field(default_factory=list)

    def loader(self, kind: str, stop: str):
        def load(ids: list[int]) -> dict[int, chain.Node]:
            self.loads.append((kind, ids))
            return {
                each: chain.Node(
                    kind, each, f"{kind} {each}", f"/{kind}/{each}/", stop=stop, **self.state(kind, each)
                )
                for each in ids
                if (kind, each) not in self.hidden
            }

        return load

    def state(self, kind: str, id_: int) -> dict:
        return self.states.get((kind, id_), {})


@pytest.fixture
def things(monkeypatch, db) -> Things:
    """Four kinds on the chain: words (counted), findings, items, decisions and steps."""
    monkeypatch.setattr(chain_kinds, "_kinds", {})
    made = Things()

    def count(links) -> chain.Summary:
        total = links.values("source_id").distinct().count()
        against = links.filter(stance="against").count()
        return chain.Summary(total, [chain.Group("Form", Cell(total), against)] if total else [], against)

    chain.register("word", stop=chain.Stop.HEARD, load=made.loader("word", chain.Stop.HEARD), summarise=count)
    for name, stop in (
        ("finding", chain.Stop.UNDERSTOOD),
        ("item", chain.Stop.DISCUSSED),
        ("decision", chain.Stop.DECIDED),
        ("step", chain.Stop.DONE),
    ):
        chain.register(name, stop=stop, load=made.loader(name, stop))
    return made
