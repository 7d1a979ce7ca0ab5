"""Numbers of every finding of the demo in the read model are those on its page, and no others."""

from html import unescape

from django.utils.html import strip_tags

import pytest

from feedback.findings.presenters import finding_view
from feedback.models import Finding
from tests.factories.public_records import copies, numbers_in

pytestmark = [pytest.mark.usefixtures("demo_database"), pytest.mark.django_db]


def _cell(told):
    return told["value"], told["hidden"]


def _shown(rows):
    return [(row["label"], (row["cell"].value, row["cell"].hidden)) for row in rows]


def _told(rows, name):
    return [(row[name]["label"]["en"], _cell(row["comments"])) for row in rows]


def test_every_number_is_the_one_that_the_page_is_given():
    found = copies("findings")
    rows = Finding.objects.published()
    assert len(found) == len(rows) > 0
    for row in rows:
        view, numbers = finding_view(row), found[row.reference].attributes["numbers"]
        assert _cell(numbers["comments"]) == (view.cells["comments"].value, view.cells["comments"].hidden)
        assert _cell(numbers["against"]) == (view.cells["against"].value, view.cells["against"].hidden)
        assert numbers["people"] == view.cells["people"].value
        assert _told(numbers["by_channel"], "group") == _shown(view.channels)
        assert _told(numbers["by_language"], "group") == _shown(view.languages)
        assert _told(numbers["by_role_of_all"], "group") == _shown(view.who)
        assert _told(numbers["themes"], "code") == _shown(view.themes)


def test_every_number_stands_on_the_page(client):
    for copy in copies("findings").values():
        page = unescape(strip_tags(client.get(copy.paths["en"]).text))
        assert [each for each in numbers_in(copy.attributes) if str(each) not in page] == [], copy.key


def test_the_two_groups_are_those_of_the_page():
    for row in Finding.objects.published():
        groups, told = (
            finding_view(row).groups,
            copies("findings")[row.reference].attributes["numbers"]["compared"],
        )
        assert bool(groups) == bool(told)
        if groups:
            assert _told(told["groups"], "group") == _shown(groups["heads"])
            cells = [
                [(each["cell"].value, each["cell"].hidden) for each in line["cells"]]
                for line in groups["rows"]
            ]
            assert [[_cell(each) for each in line["comments"]] for line in told["themes"]] == cells
