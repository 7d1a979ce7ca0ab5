"""A new edition of a recap from a data set is compared with the earlier ones, from whichever source (PRV-12)."""

import pytest

from engagement.models import Conversation
from engagement.recaps.earlier_editions import release_again
from engagement.recaps.services import write_themes
from tests.factories import engagement as make
from tests.factories import recaps
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def form(home, analyst):
    return recaps.coded_form(home, analyst)


@furnished
def talk(form):
    made = make.held(form=form, spanish=True)
    recaps.heard(made, form)
    return made


def posted(talk):
    return make.post_recap(Conversation.objects.get(pk=talk.pk)).facts


def from_cut(talk, form, analyst):
    recaps.drafted(talk, recaps.counted(form, analyst).cut)
    return posted(talk)


def cell_of(facts, title):
    [theme] = [each for each in facts["themes"] if each.get("code") == title]
    return theme["cell"]


def typed(talk, *, comments, theme):
    Conversation.objects.filter(pk=talk.pk).update(comments=comments)
    row = make.theme(talk, "Places", theme)
    facts = posted(talk)
    write_themes(actor=make.ACTOR, conversation=talk, titles={}, left_out=[row.pk])
    return facts


def test_a_recap_that_was_typed_and_then_comes_from_a_data_set(talk, form, analyst):
    """27 comments and then 30 would name three people, 12 and then 14 about places two."""
    assert typed(talk, comments=27, theme=12)["comments"]["value"] == 27
    facts = from_cut(talk, form, analyst)
    assert facts["comments"]["value"] is None and facts["comments"]["span"] == [28, 37]
    assert cell_of(facts, "place")["span"] == [13, 22]
    assert cell_of(facts, "words")["value"] == 12
    assert facts["groups"] == [] and facts["languages"] == []


def test_numbers_that_differ_by_many_are_shown(talk, form, analyst):
    typed(talk, comments=90, theme=60)
    facts = from_cut(talk, form, analyst)
    assert (facts["comments"]["value"], cell_of(facts, "place")["value"]) == (30, 14)


def test_the_same_data_set_again_says_the_same(talk, form, analyst):
    first = from_cut(talk, form, analyst)
    assert posted(talk) == first


def theme(count, against, code="place", pk=1):
    cells = {"cell": count, "against": against}
    shown = {name: {"value": value, "hidden": ""} for name, value in cells.items()}
    return {"id": pk, "code": code, "title": {"en": code}, **shown, "groups": {"parent": shown["cell"]}}


def facts_of(count, *themes):
    whole = {"value": count, "hidden": ""}
    return {"comments": whole, "themes": list(themes), "groups": [], "languages": []}


def test_a_theme_drafted_again_whose_number_is_hidden_beside_an_earlier_edition_is_not_split():
    [again] = release_again(facts_of(60, theme(33, 20, pk=2)), [facts_of(60, theme(30, 20))])["themes"]
    assert again["cell"]["span"] == [31, 40]
    assert again["against"]["value"] is None and not again["groups"]


def test_a_theme_of_another_code_is_compared_with_none():
    [again] = release_again(facts_of(60, theme(33, 20, "words", 2)), [facts_of(60, theme(30, 20))])["themes"]
    assert again["cell"]["value"] == 33
