"""Posted recaps in the read model: frozen numbers with the marks of their page, outcomes, and text to search."""

import pytest

from cms.models import PossibleCopy
from cms.records.possible_copies import remove_copy
from cms.records.redaction import redact
from engagement.choices import PollKind
from engagement.live.polls import close_poll
from engagement.models import ConversationPage
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import feedback as comments
from tests.factories import recaps
from tests.factories.public_records import copies, everything, grows, stones
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
CANARY = "zqrecap7c1"
WORDS = "I want to see my county. It is small."


@furnished
def talk():
    made = make.held(comments=127, attended=86, spanish=True)
    place = make.theme(made, "Show my county", 48, against=6)
    make.theme(made, "Explain the words", 30)
    make.group(made, "Families", 50, shares={place: 20})
    make.group(made, "Schools", 40, shares={place: 3})
    return made


@furnished
def form(home):
    return comments.open_form(home)


def _recap(talk):
    return copies("recaps")[talk.slug]


def _write(talk, **texts):
    page = make.page_of(talk)
    for name, value in texts.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_recap_has_its_numbers_with_their_marks(talk):
    row = make.post_recap(talk)
    facts = _recap(talk).attributes
    assert facts["comments"]["value"] == 127 and facts["attended"]["value"] == 86
    assert (facts["edition"], facts["sha256"]) == (1, row.sha256)
    place, words = facts["themes"]
    assert place["comments"]["value"] == 48 and place["against"] == {
        "value": None,
        "hidden": "small",
        "least": None,
        "most": None,
    }
    assert words["against"] is None
    assert [each["comments"]["value"] for each in place["groups"]] == [None, None]


def test_of_themes_against_which_nobody_spoke_or_whose_number_is_hidden_nothing_is_said(talk):
    """The page does not tell the two apart."""
    make.theme(talk, "Trains", 4, against=2)
    make.post_recap(talk)
    assert [each["against"] for each in _recap(talk).attributes["themes"][1:]] == [None, None]


def test_words_of_a_poll_and_their_fingerprints_are_left_out():
    talk = live.talk()
    cloud = live.asks(talk, PollKind.CLOUD)
    live.writes(cloud, CANARY, people=12)
    live.shows_all(cloud)
    close_poll(actor=live.ACTOR, poll=cloud)
    live.over(talk, attended=40)
    (poll,) = _recap(talk).attributes["polls"]
    assert poll["options"] == [] and set(poll) == {"question", "kind", "answered", "present", "options"}
    assert CANARY not in everything()


def test_an_outcome_is_told_with_its_reason(talk):
    make.post_recap(talk)
    assert _recap(talk).attributes["themes"][0]["outcome"] is None
    recaps.outcome(talk.themes.get(count=48))
    told = _recap(talk).attributes["themes"][0]["outcome"]
    assert told["answer"]["code"] == "adopted" and told["reason"]["es"] == "Primero el condado"


def test_the_text_is_that_of_the_edition_not_of_the_draft(talk):
    _write(talk, recap_summary="People spoke.", recap=[("paragraph", "<p>Nine groups.</p>")])
    make.post_recap(talk)
    _write(talk, recap_summary=CANARY)
    found = _recap(talk)
    assert found.attributes["summary"] == {"en": "People spoke."}
    assert "Nine groups." in found.texts["en"] and CANARY not in everything()


def test_a_new_edition_is_the_same_record(talk):
    make.post_recap(talk)
    assert _recap(talk).attributes["edition"] == 1
    _write(talk, recap_summary="Corrected.")
    make.post_recap(talk)
    assert _recap(talk).attributes["edition"] == 2 and not stones("recaps")


def test_what_is_not_posted_is_in_no_record(talk):
    make.theme(talk, CANARY, 20)
    assert talk.slug in copies("conversations") and copies("recaps") == {}
    assert CANARY not in everything()


def test_an_outcome_of_a_theme_that_is_not_posted_is_in_no_record(talk):
    make.post_recap(talk)
    make.theme(talk, CANARY, 20)
    assert talk.slug in copies("recaps") and CANARY not in everything()


def test_it_leaves_a_tombstone_with_its_page(talk):
    make.post_recap(talk)
    assert talk.slug in copies("recaps")
    talk.pages.update(live=False)
    assert talk.slug in stones("recaps")


def test_a_language_that_is_taken_down_takes_its_text_along(talk):
    spanish = make.page_of(talk, "es")
    spanish.recap_summary = "La gente habló."
    spanish.save_revision().publish()
    make.post_recap(talk)
    assert _recap(talk).attributes["summary"]["es"] == "La gente habló."
    ConversationPage.objects.filter(pk=spanish.pk).update(live=False)  # past the gate
    assert "La gente habló." not in everything()


def test_quotes_are_left_out_and_removed_words_leave_the_copy(form, publisher):
    talk = make.held(form=form)
    made = recaps.heard(talk, form, WORDS)
    quote = {"text": "I want to see my county.", "language": "en", "stance": "for", "comment": made.reference}
    _write(talk, recap_summary=f"One said: {WORDS}", recap=[("quote", quote)])
    make.post_recap(talk)
    assert _recap(talk).texts["en"].count("see my county") == 1
    stone = redact("submission", made.pk, actor=publisher, reason="The person asked")
    for copy in stone.copies.filter(state=PossibleCopy.State.OPEN):
        remove_copy(actor=publisher, copy=copy)
    assert talk.slug in copies("recaps") and "see my county" not in everything()


def test_more_recaps_take_no_more_statements(talk):
    make.post_recap(talk)

    def more():
        for _number in range(2):
            made = make.held(spanish=True)
            make.theme(made, "Trains", 20)
            make.poll(made, {"Maps": 20, "Tables": 30}, present=60)
            make.post_recap(made)

    assert not grows("recaps", more)
