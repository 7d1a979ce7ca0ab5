"""What may point to a person is marked, waits for a person, and goes or stays by a decision (PRV-08, PRV-14)."""

import pytest

from feedback.cuts.services import make_cut
from feedback.exceptions import NotQuotable
from feedback.findings.services import add_quote, save_finding
from feedback.models import Finding, PrivatePassage, Submission, SubmissionText
from feedback.moderation.texts import add_translation
from feedback.submissions.personal_information import mark_passages
from tests.factories import feedback as make
from tests.factories.moderation import PRIVATE
from tests.furniture import furnished


@furnished
def comment(form):
    return make.make_submission(form, PRIVATE)


@furnished
def desk(client_for, editor):
    return client_for(editor)


def marks() -> list:
    return list(PrivatePassage.objects.order_by("start"))


def decide(desk, comment, *states, **values):
    chosen = {f"passage-{each.pk}": state for each, state in zip(marks(), states, strict=False) if state}
    return desk.post(f"/desk/private/{comment.pk}/decide/", chosen | values, follow=True)


def redactions() -> list[str]:
    found = SubmissionText.objects.current().filter(role="redaction")
    return list(found.values_list("text", flat=True))


def test_words_are_marked_when_they_come_in_and_only_once(comment):
    assert [(each.kind, PRIVATE[each.start : each.end]) for each in marks()] == [
        ("name", "Rosa Prueba"),
        ("phone", "916-555-0143"),
    ]
    mark_passages(list(comment.texts.all()))
    assert len(marks()) == 2


def test_plain_words_cost_no_statement(form, django_assert_num_queries):
    texts = list(make.make_submission(form).texts.all())
    with django_assert_num_queries(0):
        assert mark_passages(texts) == 0


def test_what_waits_is_listed_and_cannot_become_public(desk, comment):
    assert comment.reference in desk.get("/desk/private/").content.decode()
    page = desk.post(f"/desk/comments/{comment.pk}/moderate/", {"act": "publish"})
    html = page.content.decode()
    assert page.status_code == 409 and "PRV-08" in html and f"/desk/private/{comment.pk}/" in html
    assert Submission.objects.get().state == "received"


def test_words_taken_out_make_a_version_in_the_language_of_the_text(desk, form):
    comment = make.make_submission(form, "Llámeme al 555-0143 por favor", language="es")
    decide(desk, comment, "taken_out")
    made = SubmissionText.objects.get(role="redaction")
    assert made.text == "Llámeme al [se quitó: número de teléfono] por favor"
    assert (made.language, made.made_by, made.of.role) == ("es", "Edith", "original")
    assert comment.texts.get(role="original").text == "Llámeme al 555-0143 por favor"
    desk.post(f"/desk/comments/{comment.pk}/moderate/", {"act": "publish"})
    assert Submission.objects.get().state == "published"


def test_a_version_is_made_only_when_all_is_decided(desk, comment):
    decide(desk, comment, "taken_out")
    assert not redactions()
    decide(desk, comment, "taken_out", "stays")
    assert redactions() == ["My name is [name removed]. Call me at 916-555-0143. Show my county."]
    first = marks()[0]
    assert (first.decided_by_name, first.decided_at is not None) == ("Edith", True)
    assert not Submission.objects.get().needs_look


def test_a_later_decision_replaces_the_version_and_both_are_kept(desk, comment):
    decide(desk, comment, "taken_out", "taken_out")
    decide(desk, comment, "stays", "taken_out")
    assert redactions() == ["My name is Rosa Prueba. Call me at [phone number removed]. Show my county."]
    assert SubmissionText.objects.filter(role="redaction").count() == 2
    decide(desk, comment, "stays", "stays")
    assert not redactions()


def test_a_translation_is_replaced_and_the_own_words_keep_theirs(desk, form, editor):
    comment = make.make_submission(form, "Llámeme al 555-0143", language="es")
    facts = {"of": comment.texts.get(), "language": "en", "words": "Call me at 555-0143"}
    add_translation(actor=editor, **facts)
    decide(desk, comment, all="taken_out")
    standing = comment.texts.current().order_by("pk").values_list("role", "text")
    assert dict(standing) == {
        "original": "Llámeme al 555-0143",
        "redaction": "Llámeme al [se quitó: número de teléfono]",
        "translation": "Call me at [phone number removed]",
    }


def test_one_button_takes_all_out(desk, comment):
    decide(desk, comment, all="taken_out")
    assert redactions() == ["My name is [name removed]. Call me at [phone number removed]. Show my county."]


def test_a_person_takes_out_more_words_wherever_they_stand(desk, form):
    comment = make.make_submission(form, "The baker of Main  Street knows. Ask the baker of\nMain Street.")
    text = comment.texts.get()
    facts = {"text": text.pk, "words": "baker of Main Street"}
    desk.post(f"/desk/private/{comment.pk}/mark/", facts)
    assert redactions() == [
        "The [personal information removed] knows. Ask the [personal information removed]."
    ]
    desk.post(f"/desk/private/{comment.pk}/mark/", {"text": text.pk, "sentence": ["0-32"]})
    assert redactions() == ["[personal information removed] Ask the [personal information removed]."]


@pytest.mark.parametrize("values", [{"words": "not there"}, {}, {"words": "x" * 301}, {"sentence": ["3-9"]}])
def test_words_that_do_not_stand_in_the_text_are_refused_and_kept_in_the_box(desk, comment, values):
    page = desk.post(f"/desk/private/{comment.pk}/mark/", {"text": comment.texts.get().pk, **values})
    assert page.status_code == 422 and not redactions() and len(marks()) == 2
    if values.get("words") == "not there":
        assert 'value="not there"' in page.content.decode()


def test_passages_of_another_comment_refuse_the_whole_call(desk, form, comment):
    other = make.make_submission(form, "Call 916-555-0199.")
    foreign = PrivatePassage.objects.get(text__submission=other)
    mine = marks()[0]
    for bad in ({f"passage-{foreign.pk}": "stays"}, {"passage-x": "stays"}, {f"passage-{mine.pk}": "burn"}):
        page = desk.post(f"/desk/private/{comment.pk}/decide/", {f"passage-{mine.pk + 1}": "stays"} | bad)
        assert page.status_code == 404
    assert {each.state for each in marks()} == {"waiting"}
    assert desk.post(f"/desk/private/{comment.pk}/mark/", {"text": foreign.text_id}).status_code == 404


def test_nothing_chosen_decides_nothing_and_taken_back_words_are_out_of_reach(desk, comment):
    page = decide(desk, comment, text=comment.texts.get().pk)
    html = page.content.decode()
    assert page.status_code == 422 and html.index("at least one passage") < html.index("Redact other text")
    Submission.objects.update(state="withdrawn")
    assert decide(desk, comment, all="taken_out").status_code == 422
    assert {each.state for each in marks()} == {"waiting"}


def test_a_refusal_whose_form_is_gone_stands_at_the_top(desk, form):
    bare = make.make_submission(form, "Show my county.")
    html = decide(desk, bare, text=bare.texts.get().pk).content.decode()
    assert 0 < html.find("Choose what to do with at least one passage.") < html.index("Show my county.")


def test_what_was_chosen_stays_chosen_when_it_is_refused(desk, comment):
    Submission.objects.update(state="withdrawn")
    first = marks()[0]
    page = decide(desk, comment, text=first.text_id, **{f"passage-{first.pk}": "taken_out"})
    assert page.status_code == 422 and f'id="p-{first.pk}-t" checked' in page.content.decode()
    assert first.state == "waiting"


def test_a_quote_never_touches_words_that_were_taken_out_or_wait(desk, comment, code, analyst):
    words = {name: {"en": name} for name in ("title", "summary", "question_asked", "limits")}
    finding = Finding(cut=make_cut(actor=analyst), code=code, **words)
    save_finding(actor=analyst, finding=finding)
    text = SubmissionText.objects.select_related("submission").get(role="original")
    decide(desk, comment, "taken_out", "stays")
    with pytest.raises(NotQuotable):
        add_quote(actor=analyst, finding=finding, text=text, start=0, end=13)


@pytest.mark.engine
def test_more_passages_take_no_more_statements(desk, form, django_assert_max_num_queries):
    comment = make.make_submission(form, "Call 916-555-0100.")
    with django_assert_max_num_queries(14):
        desk.get(f"/desk/private/{comment.pk}/")
    long = make.make_submission(form, " ".join(f"Call 916-555-01{n:02d}." for n in range(40)))
    with django_assert_max_num_queries(14):
        desk.get(f"/desk/private/{long.pk}/")
    with django_assert_max_num_queries(14):
        desk.get("/desk/private/")
