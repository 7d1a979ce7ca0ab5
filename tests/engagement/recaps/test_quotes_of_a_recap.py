"""Quotes of a recap: letter by letter, with consent, one fact at most, never a young person's (PRV-14, PRV-31)."""

from wagtail.blocks.struct_block import StructBlockValidationError

import pytest

from cms.records.redaction import redact
from engagement.blocks import ConversationQuoteBlock, RecapBlock
from engagement.exceptions import NotPossibleNow
from feedback.models import PrivatePassage, Submission
from tests.factories import engagement as make
from tests.factories import feedback as comments
from tests.factories import recaps
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
WORDS = "I want to see my county. It is small."


@furnished
def form(home):
    return comments.open_form(home)


@furnished
def talk(form):
    made = make.held(form=form)
    make.theme(made, "Show my county", 48)
    return made


@furnished
def comment(talk, form):
    return recaps.heard(talk, form, WORDS)


def _quote(of=None, **changes):
    start = {"text": "I want to see my county.", "language": "en", "source": "", "stance": "for"}
    number = of.reference if of else ""
    return {"translation": "", "method": "", "may_quote": False, "comment": number} | start | changes


def _wrong(**quote):
    """Field → reason, as the editor of the page shows it."""
    block = ConversationQuoteBlock()
    try:
        block.clean(block.to_python(quote))
    except StructBlockValidationError as refused:
        return {name: " ".join(error.messages) for name, error in refused.block_errors.items()}
    return {}


def _on_the_page(talk, **quote):
    page = make.page_of(talk)
    page.recap = [("quote", quote)]
    page.save_revision().publish()


def test_words_of_a_comment_that_may_be_quoted_are_good(comment):
    assert _wrong(**_quote(comment)) == {}
    assert _wrong(**_quote(comment, comment=f"c-{comment.pk}")) == {}


def test_a_quote_is_shown_only_while_the_person_allows_it(client, talk, comment):
    _on_the_page(talk, **_quote(comment))
    make.post_recap(talk)
    assert "I want to see my county." in client.get(f"/conversations/{talk.slug}/").text
    Submission.objects.filter(pk=comment.pk).update(state="withdrawn")
    assert "I want to see my county." not in client.get(f"/conversations/{talk.slug}/").text


def test_a_quote_by_its_number_goes_with_the_words_of_the_comment(talk, comment, publisher):
    """PRV-06: known to be a copy, so nobody is asked; the same words elsewhere on the page are listed."""
    _on_the_page(talk, **_quote(comment))
    page = make.page_of(talk)
    page.recap_summary = "People said: I want to see my county. It is small. So be it."
    page.save_revision().publish()
    stone = redact("submission", comment.pk, actor=publisher, reason="The person asked")
    page.refresh_from_db()
    assert page.recap[0].value["text"].startswith("[Removed.")
    assert "engagement.ConversationPage × 1" in stone.places and "wagtailcore.Revision × 2" in stone.places
    (copy,) = stone.copies.all()
    assert (copy.kind, copy.fields) == ("engagement.ConversationPage", ["recap_summary", "revisions"])


def test_words_from_paper_stand_on_a_persons_word(talk):
    assert _wrong(**_quote(may_quote=True)) == {}
    assert "may_quote" in _wrong(**_quote())


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("I want to see my City.", "text"),
        ("i want to see my county.", "text"),
        ("It is small. I want", "text"),
    ],
)
def test_other_words_than_were_said_are_refused(comment, words, field):
    assert field in _wrong(**_quote(comment, text=words))


def test_a_comment_without_consent_is_refused(comment):
    Submission.objects.filter(pk=comment.pk).update(consent_quote=False, consent_publish=False)
    assert "did not allow us" in _wrong(**_quote(comment))["comment"]


@pytest.mark.parametrize("state", ["hidden", "withdrawn"])
def test_a_comment_that_is_hidden_or_taken_back_is_refused(comment, state):
    Submission.objects.filter(pk=comment.pk).update(state=state)
    assert "comment" in _wrong(**_quote(comment))


@pytest.mark.parametrize("age", ["under_13", "13_to_17"])
def test_young_people_are_not_quoted(comment, age):
    Submission.objects.filter(pk=comment.pk).update(youth=age)
    assert "young people" in _wrong(**_quote(comment))["comment"]


@pytest.mark.parametrize("number", ["C-999999", "twelve"])
def test_a_number_that_is_none_is_refused(comment, number):
    assert "no comment with this number" in _wrong(**_quote(comment, comment=number))["comment"]


def test_words_that_may_name_a_person_are_refused(comment):
    text = comment.texts.get()
    PrivatePassage.objects.create(text=text, start=2, end=9, kind="name")
    assert "may name a person" in _wrong(**_quote(comment))["text"]
    assert _wrong(**_quote(comment, text="It is small.")) == {}


def test_one_fact_about_the_person_at_most(comment):
    recaps.role("parent")
    assert _wrong(**_quote(comment, source="Parent")) == {}
    assert _wrong(**_quote(comment, source="Community Conversation")) == {}
    assert "Enter only one fact" in _wrong(**_quote(comment, source="A parent in Kern, nurse"))["source"]
    assert (
        "already counts as the one fact"
        in _wrong(**_quote(comment, source="Parent", language="es"))["source"]
    )


def test_a_recap_with_a_quote_that_is_no_longer_allowed_is_not_posted(cast, talk, comment):
    _on_the_page(talk, **_quote(comment))
    Submission.objects.filter(pk=comment.pk).update(consent_quote=False, consent_publish=False)
    answer = cast["publisher"].post(f"/desk/conversations/{talk.slug}/recap/propose/")
    assert answer.status_code == 422 and "did not allow us" in answer.text
    with pytest.raises(NotPossibleNow):
        make.post_recap(talk)


def test_a_photo_needs_words_or_is_said_to_be_decoration():
    from django.core.exceptions import ValidationError

    block = RecapBlock().child_blocks["image"]
    bare = {"image": None, "alt_text": "", "decorative": False}
    with pytest.raises(ValidationError):
        block.clean(block.to_python(bare))
