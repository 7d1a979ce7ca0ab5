"""The numbers of a cut: decided once, on the desk in two ways, in public only behind a finding."""

import csv
import io
import json

from django.test import Client

import pytest

from cms import clock
from cms.records.verification import breaks
from feedback.cuts.services import make_cut
from feedback.exceptions import NotPossibleNow
from feedback.models import Benchmark, Cut, Finding, Release
from feedback.releases.formats import lines_of
from feedback.releases.services import build_release, release_for
from tests.factories import cuts
from tests.factories import feedback as make
from tests.furniture import furnished


@furnished
def cut(coded, form, analyst):
    """Fourteen coded comments by letter, twelve more by form: nothing private in sight."""
    for number in range(12):
        make.make_submission(form, f"By form {number}", channel="web", language="es", answers={"find": "red"})
    return make_cut(actor=analyst, form=form)


@furnished
def release(cut, analyst):
    return build_release(cut=cut, actor=analyst)


def publish(cut, code) -> Finding:
    """Released by two, with a finding as it stands in the database; how it came there is told elsewhere."""
    cuts.released(cut)
    words = {"en": "Show my county"}
    facts = {"title": words, "summary": words, "question_asked": words, "published_at": clock.now()}
    return Finding.objects.create(number=7, cut=cut, code=code, state="published", **facts)


def test_the_worker_counts_when_somebody_asks(cut, client_for, analyst, django_capture_on_commit_callbacks):
    desk = client_for(analyst)
    assert "Not calculated yet" in desk.get(f"/desk/analysis/{cut.number}/").text
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(f"/desk/analysis/{cut.number}/").status_code == 302
    release = Release.objects.get()
    assert (release.cut, release.made_by) == (cut, "Ana")
    assert release.tables["by:channel"]["cells"] == {"web": 12, "letter": 14}
    assert not list(breaks())


def test_a_cut_that_is_made_on_the_desk_is_counted_at_once(
    coded, form, client_for, analyst, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client_for(analyst).post("/desk/cuts/", {"form": form.pk})
    assert Release.objects.get().cut == Cut.objects.get()


@pytest.mark.parametrize("part", ["who", "questions", "themes", "time", "cross"])
@pytest.mark.parametrize("view", ["", "out"])
def test_each_part_says_whether_its_numbers_may_leave(release, client_for, analyst, part, view):
    page = client_for(analyst).get(f"/desk/analysis/{release.cut.number}/?part={part}&view={view}")
    assert page.status_code == 200
    assert ("INTERNAL: exact numbers." in page.text) is (view == "")
    assert ("As they can be released." in page.text) is (view == "out")


def test_true_numbers_stay_inside(release, client_for, analyst):
    inside = client_for(analyst).get(f"/desk/analysis/{release.cut.number}/?part=themes").text
    outside = client_for(analyst).get(f"/desk/analysis/{release.cut.number}/?part=themes&view=out").text
    assert "2 against" in inside and "2 against" not in outside
    assert "against: hidden" in outside


@pytest.mark.engine
def test_the_page_of_numbers_asks_the_same_few_things_whatever_it_holds(
    release, client_for, analyst, django_assert_max_num_queries
):
    desk = client_for(analyst)
    with django_assert_max_num_queries(14):
        desk.get(f"/desk/analysis/{release.cut.number}/?part=questions")
    with django_assert_max_num_queries(14):
        desk.get("/desk/analysis/")


def test_a_table_outside_the_plan_is_said_to_be_so_and_near_ones_are_offered(release, client_for, analyst):
    desk, address = client_for(analyst), f"/desk/analysis/{release.cut.number}/?part=cross"
    there = desk.get(f"{address}&one=channel&other=language").text
    assert "Channel × Language" in there and "not in the plan" not in there
    missing = desk.get(f"{address}&one=code&other=county").text
    assert "not in the plan" in missing and "one=code&amp;other=channel" in missing
    assert desk.get(f"{address}&one=x&other=').*").status_code == 200


def test_numbers_are_public_only_once_two_people_released_them(release, code):
    address = f"/findings/numbers/{release.cut.number}/"
    public = Client()
    for name in ("", "numbers.csv", "numbers.json"):
        assert public.get(address + name).status_code == 404
    cuts.released(release.cut)
    for name in ("", "numbers.csv", "numbers.json"):
        answer = public.get(address + name)
        assert answer.status_code == 200 and not answer.cookies and answer["ETag"]
        again = public.get(address + name, headers={"if-none-match": answer["ETag"]})
        assert again.status_code == 304


@pytest.mark.engine
def test_page_csv_and_json_tell_the_same_numbers(release, code, django_assert_max_num_queries):
    publish(release.cut, code)
    address = f"/findings/numbers/{release.cut.number}/"
    tables = Client().get(f"{address}numbers.json").json()["tables"]
    assert json.dumps(tables, sort_keys=True) == json.dumps(release.tables, sort_keys=True)
    body = Client().get(f"{address}numbers.csv").content.decode("utf-8-sig")
    told = list(csv.reader(io.StringIO(body)))[1:]
    plain = [["" if each is None else str(each) for each in line] for line in lines_of(tables)]
    assert told == plain
    with django_assert_max_num_queries(10):
        page = Client().get(address).text
    assert "All numbers behind these findings" in page and "2 against" not in page


@pytest.mark.engine
def test_the_json_answers_one_wish_and_says_what_it_does_not_hold(release, code):
    publish(release.cut, code)
    address = f"/findings/numbers/{release.cut.number}/numbers.json"
    found = Client().get(address, {"by": "language", "channel": "web"}).json()
    assert found["table"] == "cross:channel:language" and found["cells"] == {"en": 0, "es": 12}
    assert Client().get(address, {"by": "language", "q": "1"}).status_code == 404
    assert Client().get(address, {"by": "\x00"}).status_code == 404


@pytest.mark.engine
def test_what_went_out_stays_and_later_numbers_are_decided_beside_it(release, form, code, analyst):
    """43 less 40: two more letters would show in the difference, so the table stays as it was."""
    publish(release.cut, code)
    for number in range(2):
        make.make_submission(form, f"Late letter {number}")
    for number in range(20):
        make.make_submission(form, f"Late form {number}", channel="web", language="es")
    later = build_release(cut=make_cut(actor=analyst, form=form), actor=analyst)
    table = later.tables["by:channel"]
    assert "by:channel" in later.held and (table["see"], table["data_set"]) == (1, 2)
    assert set(table["cells"].values()) == {"held"}
    assert later.internal["tables"]["by:channel"]["cells"]["letter"] == 16
    assert later.tables["all"]["total"] == 48
    assert build_release(cut=release.cut, actor=analyst).sha256 == release.sha256


def test_another_filter_of_the_same_people_counts_as_the_same_time(form, code, coded, analyst):
    for channel, count in (("web", 40), ("phone", 3)):
        for number in range(count):
            make.make_submission(form, f"{channel} {number}", channel=channel)
    whole = make_cut(actor=analyst, form=form, filters={"language": "en"})
    build_release(cut=whole, actor=analyst)
    publish(whole, code)
    without = make_cut(actor=analyst, form=form, filters={"language": "en", "channel": "web"})
    part = build_release(cut=without, actor=analyst)
    assert part.tables["all"]["total"] == 40  # 57 less 40 leaves 17
    letters = make_cut(actor=analyst, form=form, filters={"language": "en", "channel": "letter"})
    cuts.released(without)
    rest = build_release(cut=letters, actor=analyst)
    assert rest.tables["all"] == rest.tables["all"] | {"total": "held", "state": "held"}  # 57 - 40 - 14 = 3


def test_numbers_that_did_not_go_out_bind_nobody(release, form, analyst):
    make.make_submission(form, "One more")
    later = build_release(cut=make_cut(actor=analyst, form=form), actor=analyst)
    assert later.held == [] and later.tables["all"]["total"] == 27


def test_numbers_are_worked_out_again_before_they_go_out_beside_newer_ones(
    release, form, code, analyst, client_for
):
    make.make_submission(form, "One more")
    later = make_cut(actor=analyst, form=form)
    build_release(cut=later, actor=analyst)
    publish(later, code)
    from feedback.releases.services import require_current

    with pytest.raises(NotPossibleNow):
        require_current(release.cut)
    assert "have been released since" in client_for(analyst).get(f"/desk/analysis/{release.cut.number}/").text
    again = release_for(cut=release.cut, actor=analyst)
    assert again.pk == release.pk and "by:channel" in again.held
    require_current(release.cut)


@pytest.mark.engine
def test_changed_numbers_are_named(release):
    tables = release.tables | {"all": release.tables["all"] | {"total": 99}}
    Release.objects.filter(pk=release.pk).update(tables=tables)
    assert any("release" in words for words in breaks())


WHOLE = {
    "name": "People",
    "dimension": "language",
    "source": "Invented",
    "year": "2021",
    "shares": "en = 60\nes = 40",
}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"source": ""}, "Enter the source of the shares."),
        ({"year": ""}, "Enter the year of the shares."),
        ({"shares": "en = 60\nes = 60"}, "The shares add up to 120.0 percent"),
        ({"shares": "en sixty"}, "needs a key and a percent"),
        ({"shares": "en = 600\nes = -500"}, "between 0 and 100"),
        ({"name": ""}, "Enter a name."),
    ],
)
def test_a_benchmark_needs_source_year_and_shares_that_add_up(client_for, analyst, change, says):
    answer = client_for(analyst).post("/desk/benchmarks/new/", WHOLE | change)
    assert answer.status_code == 422 and says in answer.text
    assert not Benchmark.objects.exists()


def test_who_took_part_stands_beside_the_benchmark(cut, client_for, analyst):
    desk = client_for(analyst)
    assert desk.post("/desk/benchmarks/new/", WHOLE).status_code == 302
    saved = Benchmark.objects.get()
    assert "Invented" in desk.get("/desk/benchmarks/").text
    desk.post(f"/desk/benchmarks/{saved.pk}/", WHOLE | {"source": "Invented anew"})
    assert "Invented anew" in desk.get(f"/desk/benchmarks/{saved.pk}/").text and saved.history.count() == 2
    build_release(cut=cut, actor=analyst)
    page = desk.get(f"/desk/analysis/{cut.number}/?part=who&view=out").text
    for words in ("People. Invented anew, 2021.", "46.2%", "60.0%", "1.16", "There is no margin of error."):
        assert words in page, words
