"""Themes that the machine proposes from all texts: a person names, links or rejects them, and nothing counts before."""

from itertools import combinations

import pytest

from cms.access import Role
from cms.jobs import queue
from feedback.coding import machine_runs, themes
from feedback.cuts import files as cut_files
from feedback.cuts.services import make_cut
from feedback.models import (
    Code,
    Coding,
    CodingSample,
    CodingTask,
    Form,
    Submission,
    SubmissionText,
    ThemePassage,
    ThemeProposal,
    ThemeRun,
)
from feedback.moderation.redaction import redact_comment
from feedback.submissions.services import SubmittedText, new_submission, texts_of
from tests.factories import feedback as make
from tests.furniture import furnished

ABOUT = ("bus late route stop driver", "map blank zoom county colors", "form long twice button save")
LINES = [
    f"The {' '.join(words)} again.".capitalize()
    for about in ABOUT
    for words in combinations(about.split(), 3)
]
LETTER = (
    "Dear Office, please print every report on paper for our members, because many of us have no computer, "
    "and the libraries of this valley close long before our shifts end."
)


def many(form: Form, texts: list[str]) -> list[Submission]:
    """Comments in bulk, as an import stores them."""
    version = form.versions.order_by("-number").first().pk
    words = [SubmittedText(texts={"missing": text}, language="en") for text in texts]
    made = [
        new_submission(form=form, version_id=version, nonce=f"many-{n}", words=each, channel="letter")
        for n, each in enumerate(words)
    ]
    Submission.objects.bulk_create(made)
    SubmissionText.objects.bulk_create(
        text for one, each in zip(made, words, strict=True) for text in texts_of(one, each)
    )
    return made


@furnished
def comments(form, code):
    return many(form, LINES + [f"{LETTER} Number {number}." for number in range(12)])


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


def look(desk, **values) -> ThemeRun:
    response = desk.post("/desk/themes/start/", {"form": ""} | values)
    run = ThemeRun.objects.order_by("-number")[0]
    assert response.status_code == 302 and response["Location"] == run.job.get_absolute_url()
    queue.run_job.call(str(run.job.pk))
    run.refresh_from_db()
    assert run.is_done, run.job
    return run


@furnished
def found(desk, comments):
    return look(desk)


@furnished
def bus(found):
    return theme_with("bus")


def theme_with(word: str) -> ThemeProposal:
    return next(each for each in ThemeProposal.objects.all() if word in dict(each.words))


def typical(theme) -> list[ThemePassage]:
    return list(theme.passages.filter(kind="typical").order_by("pk"))


def decide(desk, theme, **values):
    return desk.post(f"/desk/themes/{theme.pk}/", values)


def codes_counted(analyst) -> int:
    return sum(len(row["codes"]) for row in cut_files.rows(make_cut(actor=analyst)))


def test_themes_are_proposed_from_all_texts_with_their_passages(desk, found, bus):
    assert len({theme_with(word) for word in ("bus", "map", "form")}) == 3
    assert (found.texts, found.copies, bus.texts, bus.copies) == (42, 11, 10, 0)
    first = typical(bus)[0]
    assert "bus" in first.text.text[first.start : first.end].lower()
    html = desk.get(bus.get_absolute_url()).content.decode()
    assert "Most typical passages" in html and "Least certain passages" in html
    assert "TF-IDF" in html and "10 texts, English" in html


def test_near_identical_letters_are_shown_and_counted_once_and_said_to_be_so(desk, found):
    letter = ThemePassage.objects.filter(letters=12).select_related("proposal").first()
    assert letter.proposal.copies == 11
    html = desk.get(letter.proposal.get_absolute_url()).content.decode()
    assert "12 near-identical letters, shown once" in html
    assert "11 near-identical texts are not counted again" in html


def test_nothing_counts_until_a_person_names_it_and_then_only_what_was_ticked(desk, bus, analyst, book):
    before = codes_counted(analyst)
    one, two = typical(bus)[:2]
    decide(desk, bus, do="new", name_en="Buses", name_es="Autobuses", passage=[one.pk, two.pk])
    code = Code.objects.get(key="buses")
    codings = list(Coding.objects.filter(code=code).order_by("pk"))
    assert [(each.text_id, each.start, each.end) for each in codings] == [
        (each.text_id, each.start, each.end) for each in (one, two)
    ]
    assert {each.coder for each in codings} == {analyst} and code.name["es"] == "Autobuses"
    assert (before, codes_counted(analyst)) == (0, 2)
    bus.refresh_from_db()
    assert (bus.state, bus.name, bus.code, bus.is_new_code) == ("accepted", "Buses", code, True)
    assert bus.decided_by_name == "Ana" and bus.decided_at and "k-means" in bus.run.method
    book.refresh_from_db()
    assert book.version == 2
    html = desk.get("/desk/themes/?state=accepted").content.decode()
    assert "Buses" in html and "Ana" in html


def test_a_theme_is_linked_to_a_code_and_passages_that_have_it_stay_as_they_are(desk, bus, code, analyst):
    one, two = typical(bus)[:2]
    make.add_coding(actor=analyst, text=one.text, code=code, start=one.start, end=one.end)
    decide(desk, bus, do="link", code=code.pk, passage=[one.pk, two.pk])
    assert Coding.objects.filter(code=code).count() == 2
    bus.refresh_from_db()
    assert (bus.state, bus.code, bus.is_new_code) == ("accepted", code, False)


def test_a_rejected_theme_stays_on_record_and_is_not_proposed_again(desk, bus):
    decide(desk, bus, do="reject", reason="Two things at once.")
    bus.refresh_from_db()
    assert (bus.state, bus.reason) == ("rejected", "Two things at once.")
    again = look(desk)
    waiting = ThemeProposal.objects.filter(state="waiting")
    assert again.repeated == 1 and bus.words not in [each.words for each in waiting]
    assert "1 theme was decided before" in desk.get("/desk/themes/").content.decode()


def test_a_second_search_finds_the_same_and_takes_the_place_of_the_first(desk, found, comments):
    before = [(each.words, each.texts) for each in ThemeProposal.objects.all()]
    gone = ThemeProposal.objects.first()
    look(desk, form=comments[0].form_id)
    assert [(each.words, each.texts) for each in ThemeProposal.objects.all()] == before
    assert desk.get(gone.get_absolute_url()).status_code == 404


def test_a_job_that_runs_twice_repeats_nothing(found):
    before = ThemeProposal.objects.count()
    assert themes.propose_themes(run=found, running=None) == before == ThemeProposal.objects.count()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"do": "new"}, "Enter a name for the theme."),
        ({"do": "new", "name_en": "place"}, "is already a code"),
        ({"do": "link"}, "Choose a code that is in use in this codebook."),
        ({"do": "link", "code": "999999"}, "Choose a code that is in use in this codebook."),
        ({"do": "reject", "reason": " "}, "Explain why this is not a theme."),
        ({"do": "new", "name_en": "Buses", "passage": "999999"}, "Choose passages of this theme."),
        ({"name_en": "Buses"}, "Choose what to do."),
    ],
)
def test_a_decision_that_lacks_something_says_what_and_keeps_what_was_typed(desk, bus, code, values, said):
    answer = decide(desk, bus, **values)
    html = answer.content.decode()
    assert answer.status_code == 422 and said in html
    assert all(f'value="{typed}"' in html for name, typed in values.items() if name == "name_en")
    bus.refresh_from_db()
    assert bus.is_waiting and not Coding.objects.exists() and Code.objects.count() == 1


def test_nobody_decides_twice(desk, bus, code):
    decide(desk, bus, do="link", code=code.pk)
    answer = decide(desk, bus, do="reject", reason="No.")
    assert answer.status_code == 422 and "already decided on this theme" in answer.content.decode()
    bus.refresh_from_db()
    assert bus.state == "accepted"


def test_withdrawn_and_changed_texts_vanish_from_the_passages_and_cannot_be_coded(desk, bus):
    one, two = typical(bus)[:2]
    Submission.objects.filter(pk=one.text.submission_id).update(state="withdrawn")
    html = desk.get(bus.get_absolute_url()).content.decode()
    assert one.text.text not in html and two.text.text in html
    answer = decide(desk, bus, do="new", name_en="Buses", passage=[one.pk, two.pk])
    assert answer.status_code == 422 and "can no longer be coded" in answer.content.decode()
    assert not Coding.objects.exists() and not Code.objects.filter(key="buses").exists()


def test_texts_of_an_open_sample_stay_apart(desk, bus, book, analyst):
    one = typical(bus)[0]
    sample = CodingSample.objects.create(
        number=1, codebook=book, codebook_version=1, size=1, seed="x", drawn_by="Paul"
    )
    CodingTask.objects.create(text=one.text, coder=analyst, coder_name="Ana", sample=sample)
    assert one.text.text not in desk.get(bus.get_absolute_url()).content.decode()
    assert decide(desk, bus, do="new", name_en="Buses", passage=[one.pk]).status_code == 422
    assert look(desk).texts == 41


def test_texts_that_change_during_the_search_leave_no_trace_in_it(desk, comments, monkeypatch):
    one, clusters, searches = SubmissionText.objects.get(text=LINES[0]), themes.themes_of, []

    def slowly(*args, **kwargs):
        found = clusters(*args, **kwargs)
        searches.append(len(args[1]))
        if len(searches) == 1:
            Submission.objects.filter(pk=one.submission_id).update(state="hidden")
        return found

    monkeypatch.setattr(themes, "themes_of", slowly)
    assert look(desk).texts == 41 and searches == [31, 30]
    assert not ThemePassage.objects.filter(text=one).exists()


def test_texts_that_change_during_each_search_take_their_themes_with_them(desk, comments, monkeypatch):
    clusters, gone = themes.themes_of, iter(SubmissionText.objects.filter(text__in=LINES[:10]))

    def slowly(*args, **kwargs):
        found = clusters(*args, **kwargs)
        SubmissionText.objects.filter(pk=next(gone).pk).update(text="[redacted]")
        return found

    monkeypatch.setattr(themes, "themes_of", slowly)
    look(desk)
    words = [dict(each.words) for each in ThemeProposal.objects.all()]
    assert words and not any("bus" in each for each in words)


def test_two_who_start_a_search_at_the_same_moment_start_one(desk, comments, monkeypatch, book):
    label = machine_runs.actor_label

    def at_once(actor):
        ThemeRun.objects.create(number=1, codebook=book, made_by="Paul")
        return label(actor)

    monkeypatch.setattr(machine_runs, "actor_label", at_once)
    refused = desk.post("/desk/themes/start/", {"form": ""})
    assert refused.status_code == 422 and "A search is in progress." in refused.content.decode()


def test_a_name_that_someone_just_took_is_refused_in_any_language_and_a_key_is_not(
    desk, bus, book, monkeypatch
):
    Code.objects.filter(pk=make.make_code(book, "buses").pk).update(name={"en": "Buses", "es": "Autobuses"})
    refused = desk.post(
        f"/desk/themes/{bus.pk}/", {"do": "new", "name_en": "buses"}, headers={"accept-language": "es"}
    )
    assert refused.status_code == 422 and Code.objects.filter(key__startswith="buses").count() == 1
    monkeypatch.setattr("feedback.coding.forms.themes.tree_of", lambda book: [])
    assert decide(desk, bus, do="new", name_en="Buses: more").status_code == 302
    assert Code.objects.get(key="buses-2").name == {"en": "Buses: more"}


def test_names_and_numbers_that_no_form_sends_are_refused_or_cleaned(desk, bus, code):
    for strange in ("\x00", "9" * 30, "9" * 5000, "-1"):
        for values in ({"do": "link", "code": strange}, {"do": "new", "name_en": "A", "passage": strange}):
            assert decide(desk, bus, **values).status_code == 422
        assert desk.post("/desk/themes/start/", {"form": strange}).status_code == 422
        assert desk.get("/desk/themes/", {"page": strange, "state": strange}).status_code == 200
    assert decide(desk, bus, do="new", name_en="\x00 \x07").status_code == 422
    assert decide(desk, bus, do="new", name_en="Bu\x07s\nlines").status_code == 302
    assert Code.objects.latest("pk").name == {"en": "Bus lines"}


def test_each_theme_has_the_method_of_its_own_language_and_no_method_is_cut(desk, found, bus, monkeypatch):
    assert bus.method.startswith("TF-IDF") and found.method == f"en: {bus.method}"
    SubmissionText.objects.filter(text__in=LINES[::2]).update(language="es")
    monkeypatch.setattr(themes, "themes_of", lambda group, texts, **more: ([], 150 * "x"))
    assert look(desk).method == f"en: {150 * 'x'}; es: {150 * 'x'}"


def test_a_redaction_takes_the_words_that_no_other_comment_has(desk, found, bus, analyst, publisher):
    text = typical(bus)[0].text
    text.text += " Zebulon wrote it."
    text.save()
    bus.words = [["bus", 100], ["zebulon", 90]]
    bus.save()
    redact_comment(actor=publisher, submission=text.submission, reason="Asked for.")
    bus.refresh_from_db()
    assert [word for word, _weight in bus.words][0] == "bus" and "zebulon" not in str(bus.words)
    assert desk.get(bus.get_absolute_url()).status_code == 200


def test_one_search_at_a_time_and_a_stopped_one_keeps_nothing(desk, comments):
    desk.post("/desk/themes/start/", {"form": ""})
    refused = desk.post("/desk/themes/start/", {"form": ""})
    assert refused.status_code == 422 and "A search is in progress." in refused.content.decode()
    run = ThemeRun.objects.get()
    run.job.cancel_asked = True
    run.job.save()
    queue.run_job.call(str(run.job.pk))
    run.refresh_from_db()
    assert run.job.state == "cancelled" and not run.is_done and not ThemeProposal.objects.exists()


def test_more_texts_than_one_search_takes_are_left_out_and_the_screen_says_so(desk, comments, monkeypatch):
    monkeypatch.setattr(themes, "MOST_TEXTS", 25)
    run = look(desk)
    assert (run.texts, run.left_out) == (25, 17)
    assert "17 older texts left out" in desk.get("/desk/themes/").content.decode()
    assert "Older texts left out: 17." in desk.get(run.job.get_absolute_url()).content.decode()


def test_few_texts_give_no_theme_and_without_a_codebook_there_is_no_search(desk, coded):
    look(desk)
    assert "Nothing is waiting for review." in desk.get("/desk/themes/").content.decode()
    unknown = desk.post("/desk/themes/start/", {"form": "999"})
    assert unknown.status_code == 422 and "Choose a form from the list." in unknown.content.decode()


def test_only_those_who_code_see_and_decide(client_for, make_user, bus):
    other = client_for(make_user("ed", Role.EDITOR))
    assert other.get("/desk/themes/").status_code in (403, 404)
    assert other.post("/desk/themes/start/", {"form": ""}).status_code in (403, 404)
    assert decide(other, bus, do="reject", reason="No.").status_code in (403, 404)
    bus.refresh_from_db()
    assert bus.is_waiting


def test_the_list_takes_as_many_statements_for_more_themes(desk, bus, django_assert_max_num_queries):
    for _number in range(6):
        copy = ThemeProposal.objects.create(run=bus.run, language="en", words=bus.words, texts=4)
        ThemePassage.objects.create(
            proposal=copy, text=typical(bus)[0].text, kind="typical", start=0, end=5, score=1, margin=1
        )
    desk.get("/desk/themes/")
    with django_assert_max_num_queries(14):
        desk.get("/desk/themes/")
