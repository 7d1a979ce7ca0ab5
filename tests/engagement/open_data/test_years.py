"""Participation by year in the read model: the frozen numbers, once a year is posted."""

from datetime import timedelta

import pytest

from cms import clock
from engagement.conversations.services import mark_held
from engagement.participation.services import publish_year
from feedback.models import Benchmark
from tests.factories import engagement as make
from tests.factories import recaps
from tests.factories.public_records import copies, everything
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
KIND, YEAR = "annual-participation", 2022


@furnished
def talk():
    facts = {"name": {"en": "Two groups"}, "source": "Invented for a test", "year": 2021}
    Benchmark.objects.create(dimension="role", shares={"parent": 0.4}, **facts)
    moment = clock.now().replace(year=YEAR, month=6, day=8, hour=20)
    with clock.at(moment - timedelta(days=30)):
        made = make.conversation(starts_at=moment)
    with clock.at(moment + timedelta(days=1)):
        mark_held(actor=make.ACTOR, conversation=made, attended=86, comments=0)
    for key, people in (("parent", 40), ("teacher", 37), ("zqrole", 9)):
        recaps.came(made, people, role_key=key)
    return made


def test_nothing_of_a_year_is_public_before_it_is_posted(talk):
    assert copies(KIND) == {} and "Zqrole" not in everything()


def test_a_posted_year_has_its_tables_beside_the_benchmark(talk):
    row = publish_year(actor=make.ACTOR, year=YEAR)
    facts = copies(KIND)[str(YEAR)].attributes
    assert facts["sha256"] == row.sha256 and facts["people"]["value"] == 86
    assert [each["conversation"]["id"] for each in facts["conversations"]] == [talk.slug]
    roles = {each["group"]["code"]: each for each in facts["tables"][0]["groups"]}
    assert roles["zqrole"]["people"]["value"] is None and roles["zqrole"]["share_percent"] is None
    assert roles["parent"]["population_percent"] == 40.0


def test_hidden_parts_can_not_be_worked_out(talk):
    publish_year(actor=make.ACTOR, year=YEAR)
    (table,) = [
        each for each in copies(KIND)[str(YEAR)].attributes["tables"] if each["dimension"]["code"] == "role"
    ]
    hidden = [each for each in table["groups"] if each["people"]["value"] is None]
    assert len(hidden) >= 2 and {each["people"]["hidden"] for each in hidden} == {"held"}
