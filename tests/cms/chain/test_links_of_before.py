"""A link that an earlier version of the house held fast still verifies, and its change is still noticed."""

import pytest

from cms import ledger
from cms.chain.links import _joined
from cms.models import Link
from tests.cms.chain.test_links_are_sealed import verified

pytestmark = pytest.mark.django_db


@pytest.fixture
def earlier(things, clerk, monkeypatch) -> Link:
    """Sealed by what was held fast of a link in the first version: no moment, no reason."""
    seal = ledger._by_kind["link"]
    monkeypatch.setitem(ledger._by_model, Link, ledger.Seal("link", Link, _joined))
    row = Link.objects.create(source_kind="finding", source_id=1, target_kind="item", target_id=5, why="x")
    ledger.append("link", row, actor=clerk)
    monkeypatch.setitem(ledger._by_model, Link, seal)
    return row


def test_it_verifies_as_it_is(earlier):
    assert verified() == ""


@pytest.mark.parametrize(
    "change",
    [
        {"target_id": 6},
        {"stance": "against"},
        {"made_by_name": "somebody else"},
        {"withdrawn_why": "quietly", "withdrawn_at": "2022-06-08T12:00:00Z"},
    ],
)
def test_its_change_is_named(earlier, change):
    Link.objects.filter(pk=earlier.pk).update(**change)
    assert f"link {earlier.pk} was changed" in verified()


def test_two_models_are_never_sealed_under_one_name(things):
    from cms.models import Milestone

    with pytest.raises(ValueError, match="two models are sealed as 'link'"):
        ledger.seals(Milestone, kind="link")(lambda row: {})
