"""The public reads and finds only the text that two people agreed to; what a page says later is a draft (S14)."""

from django.core.files.base import ContentFile

import pytest

from cms.models import SiteDocument
from cms.open_data import sync
from cms.publication.files import why_file_must_stay
from cms.records import verification
from cms.records.possible_copies import remove_copy
from cms.records.redaction import redact
from engagement.models import RecapText
from tests.factories import engagement as make
from tests.factories import feedback as comments
from tests.factories import recaps
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
AGREED, ALONE = "People want a Zanzibarium.", "The Governing Board decided to do all of it."
SPANISH = "La gente quiere un Zanzibario."


@furnished
def talk():
    made = make.held(spanish=True)
    make.theme(made, "Show my county", 48)
    return made


def _write(talk, words, language="en", blocks=None):
    """As a publisher does in the editor: saved and published."""
    page = make.page_of(talk, language)
    page.recap_summary = words
    page.recap = blocks if blocks is not None else page.recap
    page.save_revision().publish()


def _page(client, talk, before=""):
    return client.get(f"{before}/conversations/{talk.slug}/").text


def _found(client, talk, word):
    """Whether the list and the search of the site find the conversation by this word."""
    sync.follow()
    return tuple(talk.slug in client.get(f"{path}?q={word}").text for path in ("/conversations/", "/search/"))


def test_what_one_person_publishes_later_is_read_by_nobody(client, cast, talk):
    _write(talk, AGREED, blocks=[("paragraph", "<p>They said it in Fresno.</p>")])
    make.post_recap(talk)
    _write(talk, ALONE, blocks=[("paragraph", f"<p>{ALONE}</p>")])
    text = _page(client, talk)
    assert ALONE not in text and AGREED in text and "They said it in Fresno." in text
    desk = cast["publisher"].get(f"/desk/conversations/{talk.slug}/recap/").text
    assert "has changed since edition 1" in desk and "propose the recap again" in desk


def test_the_next_edition_says_what_two_people_agreed_to(client, cast, talk):
    _write(talk, AGREED)
    make.post_recap(talk)
    _write(talk, ALONE)
    assert ALONE in cast["publisher"].get(f"/desk/conversations/{talk.slug}/recap/preview/en/").text
    make.post_recap(talk)
    assert ALONE in _page(client, talk)
    desk = cast["publisher"].get(f"/desk/conversations/{talk.slug}/recap/").text
    assert "has changed since edition" not in desk


def test_an_editor_previews_the_draft_of_the_next_edition(talk):
    _write(talk, AGREED)
    make.post_recap(talk)
    page = make.page_of(talk)
    page.recap_summary = ALONE
    assert ALONE in page.make_preview_request().content.decode()


def test_each_language_reads_its_own_text(client, talk):
    _write(talk, AGREED)
    _write(talk, SPANISH, "es")
    make.post_recap(talk)
    _write(talk, "Otra cosa.", "es")
    assert SPANISH in _page(client, talk, "/es") and "Otra cosa." not in _page(client, talk, "/es")


def test_a_page_that_was_not_public_then_has_no_text_in_the_edition(client, talk):
    _write(talk, SPANISH, "es")
    talk.pages.filter(locale__language_code="es").update(live=False)
    make.post_recap(talk)
    talk.pages.filter(locale__language_code="es").update(live=True)
    assert SPANISH not in _page(client, talk, "/es")


def test_search_finds_the_text_of_a_posted_recap_alone(client, talk):
    _write(talk, AGREED, blocks=[("paragraph", "<p>Quillabamba.</p>")])
    assert _found(client, talk, "Zanzibarium") == (False, False)
    assert _found(client, talk, "Quillabamba") == (False, False)
    make.post_recap(talk)
    assert _found(client, talk, "Zanzibarium") == (True, True)
    assert _found(client, talk, "Quillabamba") == (False, True)
    _write(talk, "Now it is a Xylopolis.")
    assert _found(client, talk, "Xylopolis") == (False, False)
    assert _found(client, talk, "Zanzibarium") == (True, True)
    make.post_recap(talk)
    assert _found(client, talk, "Xylopolis") == (True, True)
    assert _found(client, talk, "Zanzibarium") == (False, False)


def test_the_text_is_sealed_with_the_edition(talk):
    _write(talk, AGREED)
    recap = make.post_recap(talk)
    assert not list(verification.breaks())
    RecapText.objects.filter(recap=recap).update(texts={"en": {"summary": ALONE, "recap": []}})
    assert [each for each in verification.breaks() if "text of recap" in each]


def test_a_redacted_comment_leaves_every_edition(home, publisher):
    form = comments.open_form(home)
    made = make.held(form=form)
    comment = recaps.heard(made, form, "I want to see my county. It is small.")
    quote = {
        "text": "I want to see my county.",
        "comment": comment.reference,
        "language": "en",
        "stance": "for",
    }
    _write(made, AGREED, blocks=[("quote", quote)])
    recap = make.post_recap(made)
    redact("submission", comment.pk, actor=publisher, reason="The person asked")
    assert RecapText.objects.get(recap=recap).texts["en"]["recap"][0]["value"]["text"].startswith("[Removed.")
    assert not list(verification.breaks())


def test_words_copied_into_an_edition_are_removed_by_a_person(home, client, publisher):
    form = comments.open_form(home)
    made = make.held(form=form)
    comment = recaps.heard(made, form, "I want to see my Zanzibarium county. It is small.")
    _write(made, "They said: I want to see my Zanzibarium county. It is small.")
    recap = make.post_recap(made)
    stone = redact("submission", comment.pk, actor=publisher, reason="The person asked")
    for copy in stone.copies.all():
        remove_copy(actor=publisher, copy=copy)
    assert "Zanzibarium" not in _page(client, made)
    assert _found(client, made, "Zanzibarium") == (False, False)
    assert "They said" in RecapText.objects.get(recap=recap).texts["en"]["summary"]
    assert not list(verification.breaks())


def test_a_file_of_the_edition_stays_when_the_page_drops_it(talk):
    slides = SiteDocument.objects.create(title="Slides", file=ContentFile(b"%PDF-1.7", "slides.pdf"))
    _write(talk, AGREED, blocks=[("document", slides)])
    make.post_recap(talk)
    _write(talk, AGREED, blocks=[])
    assert why_file_must_stay(slides)
    make.post_recap(talk)
    assert why_file_must_stay(slides) is None
