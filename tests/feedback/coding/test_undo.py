"""The last twenty acts of a coder can be undone, one by one; the history keeps the act and its undoing (PAR-03)."""

from feedback.coding.codebook import retire_code, revise_code
from feedback.coding.services import change_cells, remove_coding
from feedback.coding.suggestions import accept_suggestion
from feedback.models import Coding, Suggestion, SuggestionRun
from tests.factories import feedback as make
from tests.factories.coding import make_texts
from tests.furniture import furnished

WHERE = "/desk/coding/acts/"


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


@furnished
def coding(form, code, analyst):
    return make.code_text(make.make_submission(form), code, analyst)


def newest(desk):
    return desk.get(WHERE).context["acts"][0]


def undo(desk, act):
    return desk.post(WHERE, {"act": act.number})


def test_a_code_given_is_undone_and_both_acts_stay_in_the_history(desk, coding, analyst):
    act = newest(desk)
    assert undo(desk, act).url == WHERE and not Coding.objects.exists()
    reasons = [row.history_change_reason for row in Coding.history.filter(id=coding.pk)]
    assert reasons == [f"undone {act.number}", "coded"]
    assert "Nothing yet." in desk.get(WHERE).content.decode()
    again = undo(desk, act)
    assert again.status_code == 422 and "already been undone" in again.content.decode()


def test_a_code_removed_is_given_again_as_it_was(desk, coding, analyst):
    facts = ("text_id", "code_id", "start", "end", "stance", "note", "coder_id")
    before = [getattr(coding, name) for name in facts]
    remove_coding(actor=analyst, coding=coding)
    assert newest(desk).kind == "-"
    undo(desk, newest(desk))
    assert [getattr(Coding.objects.get(), name) for name in facts] == before


def test_a_removal_undone_leaves_the_versions_and_the_suggestion_as_they_were(
    desk, coding, code, analyst, publisher
):
    run = SuggestionRun.objects.create(number=1, codebook=code.codebook, codebook_version=1, made_by="x")
    facts = {"run": run, "text": coding.text, "code": code, "start": 5, "end": 9, "score": 0.5}
    suggestion = Suggestion.objects.create(**facts)
    accept_suggestion(actor=analyst, suggestion=suggestion)
    code.definition = {"en": "Now something else"}
    revise_code(actor=publisher, code=code)
    remove_coding(actor=analyst, coding=Coding.objects.get(suggestion=suggestion))
    assert undo(desk, newest(desk)).status_code == 302
    again = Coding.objects.get(suggestion=suggestion)
    assert (again.code_version, again.codebook_version, again.is_outdated) == (1, 1, True)


def test_a_confirmed_coding_is_to_be_reviewed_again(desk, coding, code, publisher):
    code.definition = {"en": "Now something else"}
    revise_code(actor=publisher, code=code)
    desk.post("/desk/coding/again/", {"fits": coding.pk})
    assert not Coding.objects.get().code_version < 2
    undo(desk, newest(desk))
    assert Coding.objects.get().code_version == 1


def test_acts_of_the_grid_are_undone_one_by_one_and_twenty_are_listed(desk, form, code, analyst):
    texts = make_texts(form, 25)
    change_cells(actor=analyst, give=[(text, code) for text in texts], take=[])
    assert len(desk.get(WHERE).context["acts"]) == 20
    undo(desk, newest(desk))
    assert Coding.objects.count() == 24 and len(desk.get(WHERE).context["acts"]) == 20


def test_what_cannot_be_undone_says_why(desk, coding, code, analyst):
    remove_coding(actor=analyst, coding=coding)
    removed, given = desk.get(WHERE).context["acts"]
    answer = undo(desk, given)
    assert answer.status_code == 422 and "has been removed since" in answer.content.decode()
    retire_code(actor=analyst, code=code)
    answer = undo(desk, removed)
    assert answer.status_code == 422 and "no longer in use" in answer.content.decode()
    assert not Coding.objects.exists()


def test_an_accepted_suggestion_is_one_act(desk, coding, code, analyst):
    text = coding.text
    run = SuggestionRun.objects.create(number=1, codebook=code.codebook, codebook_version=1, made_by="x")
    facts = {"run": run, "text": text, "code": code, "start": 5, "end": 9, "score": 0.5}
    accept_suggestion(actor=analyst, suggestion=Suggestion.objects.create(**facts))
    assert [act.kind for act in desk.get(WHERE).context["acts"]] == ["+", "+"]
    undo(desk, newest(desk))
    assert Coding.objects.get() == coding


def test_acts_of_others_are_neither_shown_nor_undone(desk, coding, client_for, publisher):
    other, act = client_for(publisher), newest(desk)
    assert not other.get(WHERE).context["acts"]
    assert undo(other, act).status_code == 422 and Coding.objects.exists()
    assert desk.post(WHERE, {"act": "x"}).status_code == 422


def test_its_statements_do_not_grow(desk, coding, form, code, analyst, django_assert_max_num_queries):
    change_cells(actor=analyst, give=[(text, code) for text in make_texts(form, 8)], take=[])
    desk.get(WHERE)
    with django_assert_max_num_queries(14):
        desk.get(WHERE)
