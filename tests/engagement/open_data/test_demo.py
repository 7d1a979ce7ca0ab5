"""Numbers of the demo's recaps and years in the read model are those on the pages, and no others."""

import re
from html import unescape

from django.utils.html import strip_tags

import pytest

from engagement.models import AnnualParticipation, Recap
from tests.factories.public_records import copies, numbers_in

pytestmark = [pytest.mark.usefixtures("demo_database"), pytest.mark.django_db]


def _numbers_on(client, path):
    text = unescape(strip_tags(client.get(path).text)).replace(",", "")
    return {int(each) for each in re.findall(r"\d+", text)}


def test_each_number_of_a_recap_stands_on_its_page(client):
    found = copies("recaps")
    assert found
    for copy in found.values():
        numbers = set(numbers_in(copy.attributes))
        assert numbers and numbers - _numbers_on(client, copy.paths["en"]) <= {0}, copy.key


def test_a_recap_has_the_numbers_that_were_frozen_and_hides_those_that_were_hidden():
    for slug, copy in copies("recaps").items():
        facts = Recap.objects.filter(conversation__slug=slug).first().facts
        for theme, told in zip(facts["themes"], copy.attributes["themes"], strict=True):
            assert (told["comments"]["value"], told["comments"]["hidden"]) == _stored(theme["cell"])
            cells = [theme["groups"][str(group["id"])] for group in facts["groups"]]
            shown = [(each["comments"]["value"], each["comments"]["hidden"]) for each in told["groups"]]
            assert shown == [_stored(cell) for cell in cells]
        for poll, told in zip(facts["polls"], copy.attributes["polls"], strict=True):
            assert (told["answered"]["value"], told["answered"]["hidden"]) == _stored(poll["answered"])


def test_each_number_of_a_year_stands_on_its_page(client):
    found = copies("annual-participation")
    assert len(found) == AnnualParticipation.objects.count() > 0
    for copy in found.values():
        numbers = set(numbers_in(copy.attributes))
        assert numbers <= _numbers_on(client, copy.paths["en"]), copy.key


def _stored(cell):
    return cell["value"], cell["hidden"]
