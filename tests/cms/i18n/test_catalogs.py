"""The merged catalog of a language says what Django's own catalogs would say, plural forms included."""

from importlib.util import find_spec, module_from_spec

from django.conf import settings
from django.utils.translation import trans_real

import pytest

from cms.i18n.catalogs import MergedCatalog

LANGUAGES = [code for code, _name in settings.LANGUAGES]
NUMBERS = (0, 1, 2, 3, 4, 6, 9, 11, 21, 99, 100, 101, 102, 1_000_000)
UNKNOWN = "No catalog has this message."


@pytest.fixture(scope="module")
def django():
    """Another copy of Django's module, with Django's class of catalogs."""
    spec = find_spec(trans_real.__name__)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_message_is_translated_as_by_django(django, code):
    apart, merged = django.translation(code), trans_real.translation(code)
    assert len(apart._catalog._catalogs) > 3 or code == "en"
    assert isinstance(merged._catalog, MergedCatalog)
    keys = list(apart._catalog.keys())
    messages = {UNKNOWN} | {key for key in keys if isinstance(key, str)}
    counted = {key[0] for key in keys if isinstance(key, tuple)}
    assert [m for m in messages | counted if merged.gettext(m) != apart.gettext(m)] == []
    different = [
        (message, number)
        for message in counted | {UNKNOWN}
        for number in NUMBERS
        if merged.ngettext(message, "many", number) != apart.ngettext(message, "many", number)
    ]
    assert different == []


class Catalog:
    def __init__(self, equation, forms, **messages):
        self.plural = equation
        self._catalog = messages | forms


def test_each_app_counts_by_its_own_equation():
    catalog = MergedCatalog(
        Catalog(lambda n: int(n != 1), {("day", 0): "1 día", ("day", 1): "días"}, yes="sí")
    )
    catalog.update(
        Catalog(lambda n: 0 if n == 0 else 2, {("year", 0): "ningún año", ("year", 2): "años"}, yes="claro")
    )
    assert [catalog.plural("day", n) for n in (0, 1, 2)] == ["días", "1 día", "días"]
    assert [catalog.plural("year", n) for n in (0, 1)] == ["ningún año", "años"]
    assert catalog.get("yes") == "claro"
    with pytest.raises(KeyError):
        catalog.plural("hour", 1)
