"""A recap drafted from codings: its numbers are those of one release, and nobody can type them (PRV-11, PRV-12)."""

import pytest

from cms import roles
from cms.exceptions import RuleBroken
from engagement.exceptions import NotPossibleNow
from engagement.models import Recap, Theme
from engagement.recaps.services import write_themes
from feedback.cuts.services import make_cut
from feedback.releases.services import build_release
from tests.factories import cuts, recaps
from tests.factories import engagement as make
from tests.factories import feedback as comments
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def form(home, analyst):
    return recaps.coded_form(home, analyst)


@furnished
def talk(form):
    return make.held(form=form, spanish=True)


@furnished
def release(talk, form, analyst):
    recaps.heard(talk, form)
    return recaps.counted(form, analyst)


def _desk(talk, act=""):
    return f"/desk/conversations/{talk.slug}/recap/{act}"


def _raw(cell):
    return cell["hidden"] or cell["value"]


def test_themes_are_the_codes_with_the_most_comments(cast, talk, release):
    answer = cast["analyst"].post(_desk(talk, "draft/"), {"cut": release.cut.number})
    assert answer.status_code == 302
    assert [(each.code.key, each.count) for each in talk.themes.all()] == [
        ("place", 14),
        ("words", 12),
        ("trains", 0),
    ]


def test_each_number_of_the_recap_is_the_cell_of_the_release(cast, talk, release):
    recaps.drafted(talk, release.cut)
    make.post_recap(talk)
    facts, tables = Recap.objects.get().facts, release.tables
    assert facts["release"] == release.sha256
    assert _raw(facts["comments"]) == tables["themes"]["total"]
    for theme in facts["themes"]:
        row = tables["themes"]["cells"][theme["code"]]
        assert (_raw(theme["cell"]), _raw(theme["against"])) == (row["comments"], row["against"])
    spoken = [_raw(each["cell"]) for each in facts["languages"]]
    assert spoken == list(tables["by:language"]["cells"].values())


def test_the_public_page_shows_them_and_hides_the_small_one(client, talk, release):
    recaps.drafted(talk, release.cut)
    make.post_recap(talk)
    text = client.get(f"/conversations/{talk.slug}/").text
    assert "<strong>14" in text and "fewer than 11" in text
    assert f"Data set {release.cut.number}" in text


def test_a_recap_is_posted_only_from_numbers_that_two_people_released(cast, talk, form, analyst):
    later = build_release(cut=make_cut(actor=analyst, form=form), actor="system:worker")
    recaps.drafted(talk, later.cut)
    answer = cast["publisher"].post(_desk(talk, "propose/"))
    assert answer.status_code == 422 and "have not been released yet" in answer.text
    assert not Recap.objects.exists()
    cuts.released(later.cut)
    make.post_recap(talk)
    assert Recap.objects.get().facts["release"] == later.sha256


def test_a_typed_count_changes_nothing(cast, talk, release):
    roles.sync()
    theme = recaps.drafted(talk, release.cut)[0]
    form = {
        "conversation": talk.pk,
        "title_en": "Places",
        "title_es": "Lugares",
        "count": 99,
        "count_against": 9,
    }
    cast["editor"].post(f"/admin/theme/edit/{theme.pk}/", {**form, "finding": "", "order": 0})
    theme.refresh_from_db()
    assert (theme.title["en"], theme.count) == ("Places", 14)
    Theme.objects.filter(pk=theme.pk).update(count=99)
    recap = make.post_recap(talk)
    assert max(_raw(each["cell"]) for each in recap.facts["themes"] if each["cell"]["value"]) == 14


def test_titles_are_written_in_both_languages_in_one_form(cast, talk, release):
    first, second, last = recaps.drafted(talk, release.cut)
    data = {f"title-{each.pk}_en": "In English" for each in (first, second, last)}
    data |= {f"title-{each.pk}_es": "En español" for each in (first, second)} | {f"leave-{last.pk}": "on"}
    assert cast["analyst"].post(_desk(talk, "themes/"), data).status_code == 302
    assert {tuple(each.title.items()) for each in talk.themes.all()} == {
        (("en", "In English"), ("es", "En español"))
    }
    assert not Theme.objects.filter(pk=last.pk).exists()


def test_what_a_person_wrote_on_a_theme_stays_when_it_is_drafted_again(talk, release):
    theme = recaps.drafted(talk, release.cut)[0]
    wish = {theme.pk: {"en": "Show my county", "es": "Muestren mi condado"}}
    write_themes(actor=make.ACTOR, conversation=talk, titles=wish)
    recaps.drafted(talk, release.cut)
    theme.refresh_from_db()
    assert theme.title["en"] == "Show my county"


def test_words_stand_side_by_side_and_what_is_not_translated_is_marked(cast, talk, release):
    recaps.drafted(talk, release.cut)
    page = make.page_of(talk)
    page.recap_summary = "People want their county."
    page.save_revision()
    text = cast["editor"].get(_desk(talk, "words/")).text
    assert "People want their county." in text and "Not translated" in text
    spanish = make.page_of(talk, "es")
    assert f"/admin/pages/{spanish.pk}/edit/" in text


# What is refused ----------------------------------------------------------------------------------------------


def test_a_cut_that_lacks_its_comments_is_refused(cast, talk, form, analyst, release):
    recaps.heard(talk, form, "Said later, but at the same conversation.")
    answer = cast["analyst"].post(_desk(talk, "draft/"), {"cut": release.cut.number})
    assert answer.status_code == 422
    assert "are not in data set" in answer.text and not talk.themes.exists()


def test_a_cut_of_another_form_is_not_offered(cast, talk, home, analyst, release):
    from tests.factories import feedback as comments

    other = comments.open_form(home, "other")
    cut = make_cut(actor=analyst, form=other)
    answer = cast["analyst"].post(_desk(talk, "draft/"), {"cut": cut.number})
    assert answer.status_code == 422
    with pytest.raises(NotPossibleNow):
        recaps.drafted(talk, cut)


def test_a_cut_without_numbers_is_refused(talk, form, analyst):
    cut = make_cut(actor=analyst, form=form)
    with pytest.raises(NotPossibleNow, match="not been calculated yet"):
        recaps.drafted(talk, cut)


def test_numbers_that_do_not_know_of_another_cut_are_refused(talk, form, analyst, release):
    behind = build_release(cut=make_cut(actor=analyst, form=form), actor="system:worker")
    recaps.drafted(talk, behind.cut)
    for number in range(20):
        comments.make_submission(form, f"One more, {number}")
    recaps.counted(form, analyst)
    with pytest.raises(RuleBroken) as refused:
        make.post_recap(talk)
    assert refused.value.rule == "PRV-12"


def test_typed_and_counted_themes_are_never_mixed(cast, talk, release):
    make.theme(talk, "Typed from paper", 48)
    answer = cast["analyst"].post(_desk(talk, "draft/"), {"cut": release.cut.number})
    assert answer.status_code == 422 and "Typed from paper" in answer.text
    Theme.objects.all().delete()
    recaps.drafted(talk, release.cut)
    make.theme(talk, "Typed from paper", 48)
    answer = cast["publisher"].post(_desk(talk, "propose/"))
    assert answer.status_code == 422 and not Recap.objects.exists()


def test_no_draft_before_it_was_held(form, analyst, release):
    with pytest.raises(NotPossibleNow):
        recaps.drafted(make.conversation(form=form), release.cut)


def test_a_finding_that_does_not_exist_is_refused_beside_its_field(cast, talk, release):
    theme = recaps.drafted(talk, release.cut)[0]
    data = {f"title-{each.pk}_en": "Title" for each in talk.themes.all()} | {f"finding-{theme.pk}": "999"}
    answer = cast["analyst"].post(_desk(talk, "themes/"), data)
    assert answer.status_code == 422 and "no finding with this number" in answer.text


def test_a_title_is_needed_in_english(cast, talk, release):
    recaps.drafted(talk, release.cut)
    answer = cast["analyst"].post(_desk(talk, "themes/"), {})
    assert answer.status_code == 422 and "Enter this in English" in answer.text
