"""A recap: numbers frozen after disclosure control, in the ledger, at the same address."""

import pytest

from cms import chain, clock
from cms.records import ledger, verification
from engagement.choices import BreakdownKind
from engagement.exceptions import NotPossibleNow, NumbersDoNotAdd
from engagement.models import Conversation, Poll, Recap, Theme
from feedback.models import Finding
from tests.factories import boards as boards_make
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def _post(talk):
    return make.post_recap(talk)


def _page(client, talk, prefix=""):
    return client.get(f"{prefix}/conversations/{talk.slug}/").content.decode()


@furnished
def talk():
    return make.held(spanish=True)


@pytest.fixture
def a_finding(home):
    """Published after the conversation."""
    found = boards_make.finding(12)
    Finding.objects.filter(pk=found.pk).update(published_at=clock.now())
    return found


def test_before_the_recap_the_page_promises_it(client, talk):
    text = _page(client, talk)
    assert "Its recap will be posted on this page" in text
    assert "What we heard" not in text


def test_the_same_address_shows_the_recap_and_what_was_typed_from_paper_names_no_data_set(client, talk):
    make.theme(talk, "Show my county", 48)
    _post(talk)
    text = _page(client, talk)
    assert "What we heard, and what happened with it" in text
    assert "Show my county" in text and "<strong>48" in text
    assert "127 comments; 86 people attended" in text
    assert "Data set 7" not in text


def test_small_numbers_are_hidden_and_zero_is_shown(client, talk):
    counts = {"Zero": 0, "One": 1, "Ten": 10, "Eleven": 11}
    for title, count in counts.items():
        make.theme(talk, title, count)
    cells = {theme["title"]["en"]: theme["cell"] for theme in _post(talk).facts["themes"]}
    assert cells["Zero"] == {"value": 0, "hidden": ""}
    assert cells["Eleven"] == {"value": 11, "hidden": ""}
    assert cells["One"] == cells["Ten"] == {"value": None, "hidden": "small", "span": [1, 10]}
    text = _page(client, talk)
    assert "fewer than 11" in text


def test_a_hidden_group_cannot_be_worked_out_from_the_others(talk):
    county = make.theme(talk, "Show my county", 31)
    make.group(talk, "Families", 87, shares={county: 20})
    make.group(talk, "Staff", 40, shares={county: 11})
    (theme,) = _post(talk).facts["themes"]
    assert theme["cell"]["value"] == 31
    assert [cell["value"] for cell in theme["groups"].values()] == [20, 11]


def test_a_small_share_takes_a_second_one_with_it(talk):
    county = make.theme(talk, "Show my county", 31)
    make.group(talk, "Families", 87, shares={county: 26})
    make.group(talk, "Staff", 40, shares={county: 5})
    (theme,) = _post(talk).facts["themes"]
    assert [cell["value"] for cell in theme["groups"].values()] == [None, None]


def test_those_against_are_counted_and_hidden_when_few(client, talk):
    make.theme(talk, "Many against", 48, against=12)
    make.theme(talk, "Few against", 40, against=3)
    _post(talk)
    text = _page(client, talk)
    assert "48 comments, 12 against" in text
    assert "40 comments, fewer than 11 against" in text


def test_a_poll_never_tells_a_share_without_n(client, talk):
    make.poll(talk, {"Where from?": 29, "Do they stay?": 24, "Subjects": 18, "None": 0}, present=86)
    _post(talk)
    text = _page(client, talk)
    assert "71 of 86 people answered." in text
    assert "29 · 41%" in text


@pytest.mark.parametrize(("answered", "shown"), [(10, False), (11, True)])
def test_a_poll_of_fewer_than_eleven_answers_shows_no_split(talk, answered, shown):
    make.poll(talk, {"Yes": answered, "No": 0}, present=40)
    (poll,) = _post(talk).facts["polls"]
    assert poll["present"]["value"] == 40
    assert poll["answered"]["value"] == (answered if shown else None)
    assert any(option["cell"]["value"] for option in poll["options"]) is shown
    if not shown:
        assert all(option["cell"]["hidden"] for option in poll["options"])


def test_numbers_stay_as_posted_until_a_new_edition(client, talk):
    theme = make.theme(talk, "Show my county", 48)
    first = _post(talk)
    Theme.objects.filter(pk=theme.pk).update(count=60)
    assert "<strong>48" in _page(client, talk)
    second = _post(talk)
    assert "<strong>60" in _page(client, talk)
    assert (first.edition, second.edition) == (1, 2)
    assert Recap.objects.get(pk=first.pk).facts == first.facts


def test_the_ledger_holds_the_numbers_fast(talk):
    make.theme(talk, "Show my county", 48)
    recap = _post(talk)
    entry = ledger.entries_for("recap", [str(recap.pk)]).get()
    assert entry.act == "publish"
    assert list(verification.breaks()) == []
    recap.facts["comments"]["value"] = 128
    Recap.objects.filter(pk=recap.pk).update(facts=recap.facts)
    assert any(str(recap.pk) in line for line in verification.breaks())


def test_a_theme_shows_what_became_of_its_finding(client, talk, a_finding):
    make.theme(talk, "Show my county", 48, finding=12)
    make.theme(talk, "Explain the words", 39)
    _post(talk)
    text = _page(client, talk)
    assert "/trace/finding/12/" in text
    assert "Nothing is on record yet." in text
    assert chain.Line is type(chain.line_for("conversation", talk.pk))


def test_a_finding_that_nobody_may_see_is_refused(talk):
    make.theme(talk, "Show my county", 48, finding=99)
    with pytest.raises(NotPossibleNow, match="no finding with this number"):
        _post(talk)


def test_a_finding_chosen_after_posting_is_a_draft_until_the_next_edition(client, cast, talk, a_finding):
    theme = make.theme(talk, "Show my county", 48)
    _post(talk)
    titles = {f"title-{theme.pk}_{code}": "Show my county" for code in ("en", "es")}
    form = titles | {f"finding-{theme.pk}": "12"}
    path = f"/desk/conversations/{talk.slug}/recap/themes/"
    assert cast["analyst"].post(path, form).status_code == 302
    assert "/trace/finding/12/" not in _page(client, talk)
    _post(talk)
    assert "/trace/finding/12/" in _page(client, talk)
    assert [node.id for node in chain.trace("finding", 12).nodes if node.kind == "conversation"] == [talk.pk]
    Theme.objects.update(finding=None)
    _post(talk)
    assert "/trace/finding/12/" not in _page(client, talk)
    assert not [node for node in chain.trace("finding", 12).nodes if node.kind == "conversation"]


def test_the_recap_speaks_spanish(client, talk):
    make.theme(talk, "Show my county", 4)
    _post(talk)
    text = _page(client, talk, "/es")
    assert "Qué escuchamos y qué pasó con ello" in text
    assert "menos de 11" in text


# What is refused ------------------------------------------------------------------------------------------------


def test_no_recap_before_it_was_held():
    with pytest.raises(NotPossibleNow):
        _post(make.conversation())


def test_counts_that_contradict_each_other_are_refused(talk):
    county = make.theme(talk, "Show my county", 10)
    make.group(talk, "Families", 38, shares={county: 20})
    with pytest.raises(NumbersDoNotAdd):
        _post(talk)
    assert Conversation.objects.get(pk=talk.pk).status == "held"


def test_languages_that_do_not_add_up_are_refused(talk):
    make.group(talk, "English", 100, kind=BreakdownKind.LANGUAGE)
    with pytest.raises(NumbersDoNotAdd):
        _post(talk)


def test_a_poll_answer_with_more_people_than_answered_is_refused(talk):
    make.poll(talk, {"Yes": 30}, present=86, answered=20)
    with pytest.raises(NumbersDoNotAdd):
        _post(talk)


@pytest.mark.engine
def test_more_answers_than_people_present_cannot_be_stored(talk):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        make.poll(talk, {"Yes": 30}, present=20)
    assert not Poll.objects.exists()
