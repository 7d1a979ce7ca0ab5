"""Suggestions are measured on texts they did not learn from: precision and recall of each code, with n (PAR-04)."""

import re
from itertools import combinations

import pytest

from cms.access import Role
from cms.jobs import queue
from feedback.coding.nearest_passages import Found, Span, best_codes
from feedback.coding.precision_recall import Judged, Share, counts_by_code, wilson
from feedback.coding.sampling import adjudicate, close_sample, draw_sample
from feedback.coding.services import add_coding, keep_reading
from feedback.models import (
    Code,
    Coding,
    CodingTask,
    Submission,
    SubmissionText,
    Suggestion,
    SuggestionRun,
)
from tests.factories import feedback as make
from tests.furniture import furnished

ABOUT = ("bus late route stop driver", "map blank zoom county colors", "form long twice button save")
BUS, MAP, FORM = (
    [f"The {' '.join(words)} again." for words in combinations(about.split(), 3)] for about in ABOUT
)
LETTER = (
    "Dear Office, please print every report on paper for our members, because many of us have no computer "
    "and the libraries of this valley close long before our shifts end. Number {}."
)
LEARNED = {"bus": BUS[:5], "map": MAP[:5], "paper": [LETTER.format(1)]}
HELD = {
    "bus": [*BUS[5:9], FORM[0]],
    "map": MAP[5:9],
    "paper": [LETTER.format(2), LETTER.format(3)],
    "": [BUS[9], FORM[1]],
}
DISPUTED = MAP[9]


@furnished
def codes(book):
    return {key: make.make_code(book, key) for key in ("bus", "map", "paper")}


@furnished
def second(make_user):
    return make_user("sam", Role.ANALYST)


def code_whole(text: SubmissionText, code: Code, person) -> None:
    add_coding(actor=person, text=text, code=code, start=0, end=text.text.find(".") + 1)


@furnished
def measured(form, codes, analyst, second, client_for):
    """Eleven texts coded by one person; fourteen others double-coded, one a near-copy, one disputed."""
    for key, lines in LEARNED.items():
        for line in lines:
            code_whole(make.make_submission(form, line).texts.get(), codes[key], analyst)
    for line in [*sum(HELD.values(), []), DISPUTED]:
        make.make_submission(form, line)
    sample = draw_sample(actor=analyst, form=form, size=14, coders=[analyst, second], seed="lot")
    given = {line: codes[key] for key, lines in HELD.items() for line in lines if key}
    for task in sample.tasks.select_related("text__submission", "coder"):
        if code := given.get(task.text.text):
            code_whole(task.text, code, task.coder)
        if task.text.text == DISPUTED and task.coder == analyst:
            code_whole(task.text, codes["map"], analyst)
        keep_reading(actor=task.coder, text=task.text, note="", state=CodingTask.State.DONE)
    close_sample(actor=analyst, sample=sample)
    return look(client_for(analyst)), sample


def look(desk, form="") -> SuggestionRun:
    desk.post("/desk/suggestions/start/", {"form": form})
    run = SuggestionRun.objects.order_by("-number")[0]
    queue.run_job.call(str(run.job.pk))
    run.refresh_from_db()
    assert run.is_done, run.job
    return run


def rows(run: SuggestionRun) -> dict[str, dict[str, int]]:
    keys = dict(Code.objects.values_list("pk", "key"))
    return {keys[row["code"]]: {k: n for k, n in row.items() if k != "code"} for row in run.quality["rows"]}


def recomputed() -> dict[str, dict[str, int]]:
    """The same from the codings alone: the code of the learned line that shares most words, if two at least."""
    copies = SubmissionText.objects.filter(text=LETTER.format(3)).values("pk")
    held = set(CodingTask.objects.exclude(text__in=copies).values_list("text", flat=True))
    given = [(each.text_id, each.text.text, each.code.key, each.coder_name) for each in Coding.objects.all()]
    learned = [(_words(words), key) for pk, words, key, _who in given if pk not in held and key != "paper"]
    found = {key: {"has": 0, "suggested": 0, "both": 0, "unclear": 0} for key in LEARNED}
    for text in SubmissionText.objects.filter(pk__in=held):
        best = max((len(_words(text.text) & words), key) for words, key in learned)
        suggested = best[1] if best[0] > 1 else ""
        for key, row in found.items():
            who = {name for pk, _text, code, name in given if pk == text.pk and code == key}
            row["unclear"] += len(who) == 1
            row["has"] += len(who) == 2
            row["suggested"] += suggested == key and len(who) != 1
            row["both"] += suggested == key and len(who) == 2
    return found


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - {"the", "again"}


def test_the_figures_on_a_double_coded_sample_equal_a_count_by_hand(measured):
    run, sample = measured
    assert (run.quality["basis"], run.quality["samples"], run.quality["texts"]) == (
        "sample",
        [sample.number],
        13,
    )
    assert rows(run) == recomputed()
    assert rows(run)["bus"] == {"has": 5, "suggested": 5, "both": 4, "unclear": 0}
    assert rows(run)["map"] == {"has": 4, "suggested": 4, "both": 4, "unclear": 1}


def test_a_run_for_another_form_is_measured_on_the_same_samples(measured, client_for, analyst):
    desk, other = client_for(analyst), make.make_form("other")
    make.make_submission(other, BUS[0])
    again = look(desk, other.pk)
    assert again.form == other and again.quality == measured[0].quality
    assert "Measured on 13 double-coded texts (sample 1)." in desk.get("/desk/suggestions/").text


def test_near_copies_count_once_and_none_of_a_held_letter_is_learned_from(measured):
    run, _sample = measured
    assert rows(run)["paper"] == {"has": 1, "suggested": 0, "both": 0, "unclear": 0}
    assert run.quality["same"] == 0


def test_a_decision_about_a_disputed_text_settles_it(measured, client_for, publisher, codes):
    _run, sample = measured
    text = SubmissionText.objects.select_related("submission__form").get(text=DISPUTED)
    adjudicate(actor=publisher, sample=sample, code=codes["map"], text=text, fits=True)
    again = look(client_for(publisher))
    assert rows(again)["map"] == {"has": 5, "suggested": 5, "both": 5, "unclear": 0}


def test_the_screen_tells_each_share_with_n_or_that_there_are_too_few(measured, client_for, analyst):
    run, _sample = measured
    html = client_for(analyst).get("/desk/suggestions/").content.decode()
    assert "Measured on 13 double-coded texts (sample 1)." in html and "Too few to judge (n = 5)" in html
    for row in run.quality["rows"]:
        row |= {"has": 20, "suggested": 25, "both": 15}
    run.save()
    html = client_for(analyst).get("/desk/suggestions/").content.decode()
    assert "(41–77%, n = 25)" in html and "(53–89%, n = 20)" in html


@pytest.mark.usefixtures("coded")
def test_without_a_sample_coded_texts_are_held_out_in_parts_and_the_screen_says_so(client_for, analyst):
    desk = client_for(analyst)
    run = look(desk)
    assert (run.quality["basis"], run.quality["texts"]) == ("folds", 14)
    assert rows(run)["place"] == {"has": 14, "suggested": 14, "both": 14, "unclear": 0}
    html = desk.get("/desk/suggestions/").content.decode()
    assert "Measured on 14 coded texts, because fewer than 11 are double-coded" in html
    assert "(78–100%, n = 14)" in html


@pytest.mark.usefixtures("coded")
def test_a_sample_of_near_copies_is_too_small_and_coded_texts_are_held_out_instead(
    client_for, form, analyst, second
):
    for number in range(11):
        make.make_submission(form, LETTER.format(number))
    sample = draw_sample(actor=analyst, form=form, size=11, coders=[analyst, second], seed="lot")
    for task in sample.tasks.select_related("text__submission", "coder"):
        keep_reading(actor=task.coder, text=task.text, note="", state=CodingTask.State.DONE)
    close_sample(actor=analyst, sample=sample)
    quality = look(client_for(analyst)).quality
    assert (quality["basis"], quality["texts"], quality["samples"]) == ("folds", 14, [])


def test_what_repeats_a_learned_passage_is_counted_apart(client_for, coded, form, code, analyst):
    desk = client_for(analyst)
    for number in range(3):
        each = make.make_submission(form, f"Show every county of ours. Else {number}.")
        make.code_text(each, code, analyst)
    run = look(desk)
    assert (run.quality["texts"], run.quality["same"]) == (17, 3)
    assert [row["has"] for row in run.quality["rows"]] == [17]
    assert [row["has"] for row in run.quality["fresh"]] == [14]
    html = desk.get("/desk/suggestions/").content.decode()
    assert "Only the 14 texts that repeat no coded passage word for word" in html
    for each in coded[:4]:
        Submission.objects.filter(pk=each.pk).update(state="withdrawn")
    assert look(desk).quality["fresh"] == []


def test_texts_on_which_someone_decided_a_suggestion_are_not_measured_on(client_for, coded, code, analyst):
    desk, run = client_for(analyst), SuggestionRun.objects.create(
        number=1, codebook=code.codebook, codebook_version=1
    )  # fmt: skip
    for each, state in zip(coded[:3], ("accepted", "rejected", "waiting"), strict=True):
        text = each.texts.get()
        Suggestion.objects.create(run=run, text=text, code=code, start=0, end=9, score=1, state=state)
    assert look(desk).quality["texts"] == 12
    html = desk.get("/desk/suggestions/").content.decode()
    assert "Texts in which someone decided on a suggestion are left out." in html


def test_codes_given_after_a_sample_closed_change_nothing(measured, client_for, analyst, second, codes):
    before = measured[0].quality["rows"]
    text = SubmissionText.objects.select_related("submission__form").get(text=BUS[9])
    for person in (analyst, second):
        code_whole(text, codes["bus"], person)
    assert look(client_for(analyst)).quality["rows"] == before


def test_fewer_than_eleven_coded_texts_are_not_measured(client_for, analyst, form, code):
    for number in range(6):
        make.code_text(make.make_submission(form, f"Show my county, number {number}."), code, analyst)
    desk = client_for(analyst)
    assert look(desk).quality == {}
    assert "Not measured: the newest run had fewer than 11 coded texts" in (
        desk.get("/desk/suggestions/").content.decode()
    )


# Without a database ------------------------------------------------------------------------------------


def test_intervals_are_those_of_wilson():
    assert [round(each, 4) for each in wilson(8, 10)] == [0.4902, 0.9433]
    assert wilson(0, 0) == (0.0, 1.0) and wilson(0, 20)[0] == 0.0 and wilson(20, 20)[1] == 1.0
    assert Share(1, 10).is_small and not Share(1, 11).is_small and Share(0, 0).percent == 0


def test_no_more_codes_are_measured_for_a_text_than_a_run_suggests():
    found = [
        Found(Span(1, n, n + 1, ""), code, score, {})
        for n, (code, score) in enumerate([(7, 0.4), (8, 0.9), (8, 0.8), (9, 0.5)])
    ]
    assert best_codes(found) == {1: {8, 9}}


def test_a_text_on_whose_code_people_do_not_agree_counts_for_neither_side():
    judged = [Judged(1, frozenset({7})), Judged(2, frozenset(), frozenset({7})), Judged(3, frozenset({8}))]
    assert counts_by_code(judged, {1: {7}, 2: {7}, 3: {7}}) == [
        {"code": 7, "has": 1, "suggested": 2, "both": 1, "unclear": 1},
        {"code": 8, "has": 1, "suggested": 0, "both": 0, "unclear": 0},
    ]
