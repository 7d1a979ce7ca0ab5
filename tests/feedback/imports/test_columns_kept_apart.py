"""Two columns never share an attribute, an attribute has one kind, and what was left out stays out."""

import pytest

from feedback.imports.presets import preset_of
from feedback.imports.selectors import guessed
from feedback.models import Attribute, Form, ImportBatch, Submission
from tests.factories import imports as files
from tests.furniture import furnished

VOTES = files.table("a1,Words,many", head="ref,About missing,Votes")
NUMBERS = files.table("b1,More words,12", head="ref,About missing,Votes")


@furnished
def browser(analyst, client_for):
    return client_for(analyst)


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def taken(browser, form, run):
    def take(data, name="letters.csv", of=form):
        with run():
            assert files.upload(browser, of, data, name).status_code == 302
        return ImportBatch.objects.latest("made_at")

    return take


@pytest.fixture
def send(browser, run):
    def post(batch, end="", status=302, **values):
        with run():
            response = browser.post(f"{batch.get_absolute_url()}{end}", values)
        assert response.status_code == status, response.content.decode()
        batch.refresh_from_db()
        return response.content.decode()

    return post


def opened(browser, batch):
    return browser.get(batch.get_absolute_url()).content.decode()


def test_a_column_kept_as_text_takes_another_key_than_the_number_of_the_form(browser, form, taken, send):
    Attribute.objects.create(form=form, key="about_who", kind="number", label="About who")
    batch = taken(files.table("a1,2022-06-08,Words,violet"))
    send(batch, **files.matched(batch))
    send(batch, "repair/", group="value:About who", action="attribute")
    assert batch.mapping["About who"] == "attr:text:about_who_2"
    assert 'value="attr:text:about_who_2" selected' in opened(browser, batch)
    send(batch, **files.matched(batch))
    send(batch, "run/")
    made = Submission.objects.get()
    assert made.attributes == {"about_who_2": "violet"}
    assert "violet" in browser.get(made.get_absolute_url()).content.decode()


def test_a_column_kept_as_text_takes_no_key_that_another_column_was_given(browser, form, taken, send):
    batch = taken(files.table("a1,Words,violet,pink", head="ref,About missing,About who,Color"))
    Attribute.objects.create(form=form, key="about_who", kind="text", label="About who")
    send(batch, **files.matched(batch) | {"column-3": "attr:text:about_who"})
    send(batch, "repair/", group="value:About who", action="attribute")
    send(batch, "run/")
    assert Submission.objects.get().attributes == {"about_who_2": "violet", "about_who": "pink"}


def test_two_files_that_define_an_attribute_in_two_kinds_are_both_readable(browser, taken, send):
    first, second = taken(VOTES), taken(NUMBERS, "numbers.csv")
    send(first, **files.matched(first) | {"column-2": "attr:text:votes"})
    send(second, **files.matched(second) | {"column-2": "attr:number:votes"})
    send(second, "run/")
    assert 'value="attr:text:votes_2" selected' in opened(browser, first)
    send(first, "run/")
    found = {each.import_ref: each for each in Submission.objects.all()}
    assert (found["a1"].attributes, found["b1"].attributes) == ({"votes_2": "many"}, {"votes": 12})
    assert dict(Attribute.objects.values_list("key", "kind")) == {"votes": "number", "votes_2": "text"}
    for each in found.values():
        assert browser.get(each.get_absolute_url()).status_code == 200


def test_names_that_differ_in_little_are_kept_apart(taken, send):
    long = [f"{'a name of forty and more letters in all '}{number}" for number in range(12)]
    names = ["Vote", "vote", "Vote 2", "My__vote", "☃", *long]
    data = files.table(
        ",".join(["Words", *(f"x{place}" for place in range(17))]), head=",".join(["text", *names])
    )
    batch = taken(data)
    send(batch, **files.matched(batch))
    send(batch, "run/")
    kept = Submission.objects.get().attributes
    assert sorted(kept.values()) == sorted(f"x{place}" for place in range(17))
    assert all(len(key) <= 40 and "__" not in key for key in kept)


def test_one_attribute_for_two_columns_is_refused(taken, send):
    batch = taken(files.table("a1,Words,1,2", head="ref,About missing,Votes,Number"))
    Attribute.objects.create(form=batch.form, key="sum", kind="number", label="Sum")
    values = files.matched(batch) | {"column-2": "attr:number:sum", "column-3": "attr:number:sum"}
    assert "“Votes” is already set to this." in send(batch, status=422, **values)


def test_a_value_that_looks_like_a_key_is_its_own_choice(taken, send):
    rows = (
        f"a{place},A long comment. {'x' * 120},{said}" for place, said in enumerate(["v2", "v1", "v2", "v1"])
    )
    batch = taken(files.table(*rows, head="No.,Comment,Plan"), of=None)
    send(batch, **files.matched(batch) | {"title": "Plans", "column-2": "new:one_choice"})
    send(batch, "run/")
    question = Form.objects.get(slug="plans").versions.get().questions.get(kind="one_choice")
    labels = {each["key"]: each["label"]["en"] for each in question.choices}
    found = Submission.objects.order_by("pk")
    assert [labels[each.answers[question.key]] for each in found] == ["v2", "v1", "v2", "v1"]


def test_a_column_left_out_stays_out_of_the_next_file(taken, send):
    head = "ref,About missing,Email address,Votes"
    batch = taken(files.table("a1,Words,kim@example.org,3", head=head))
    send(batch, **files.matched(batch) | {"column-2": "", "column-3": ""})
    send(batch, "run/")
    again = guessed(taken(files.table("a2,More,lee@example.org,4", head=head), "next.csv"))
    assert (again["Email address"], again["Votes"], again["ref"]) == ("", "", "fact:ref")


@pytest.mark.parametrize(
    ("program", "names"),
    [
        ("kobo", "username deviceid _submitted_by simserial subscriberid _geolocation"),
        ("limesurvey", "token ipaddr"),
        ("qualtrics", "LocationLatitude LocationLongitude IPAddress"),
        ("decidim_proposals", "author/url author/id address latitude longitude"),
    ],
)
def test_what_leads_to_one_person_or_device_is_dropped(program, names):
    preset = preset_of(program)
    assert preset is not None and {preset.role(name) for name in names.split()} == {"drop"}


def test_the_phone_of_a_device_is_a_contact():
    preset = preset_of("kobo")
    assert preset is not None and preset.role("phonenumber") == "contact:phone"
