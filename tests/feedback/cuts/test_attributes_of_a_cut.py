"""A data set is selected by an attribute of its comments, and the desk counts by it; no table of it leaves."""

import pytest

from cms import clock
from feedback.cuts import files as cut_files
from feedback.cuts.services import make_cut
from feedback.models import Attribute, Cut
from feedback.releases.services import build_release
from tests.factories import cuts
from tests.factories import feedback as make
from tests.furniture import furnished


@furnished
def dockets(form, code, analyst):
    """Twelve comments of one docket, thirteen of another, eleven of none."""
    Attribute.objects.create(form=form, key="docket", label="Docket", kind=Attribute.Kind.CATEGORY)
    Attribute.objects.create(form=form, key="votes", label="Votes", kind=Attribute.Kind.NUMBER)
    for count, value in ((12, "ED-1"), (13, "ED-2"), (11, "")):
        for number in range(count):
            each = make.make_submission(form, f"{value} {number}", state="published")
            each.attributes = {"docket": value, "votes": 3} if value else {}
            each.save()
            make.code_text(each, code, analyst)
    return form


def wish(of, **changes):
    attribute = Attribute.objects.get(key="docket")
    return {"form": of.pk, "attribute": attribute.pk, "attribute_value": "ED-1"} | changes


def test_the_desk_freezes_the_comments_of_one_docket(
    dockets, client_for, analyst, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert client_for(analyst).post("/desk/cuts/", wish(dockets)).status_code == 302
    cut = Cut.objects.get()
    assert (cut.rows, cut.filters) == (12, {"attribute": "docket=ED-1"})
    assert cut_files.meta(cut)["around"] == [36]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"form": ""}, "Choose the form that has this attribute."),
        ({"attribute_value": ""}, "Enter the value"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_beside_its_field(dockets, client_for, analyst, changes, says):
    answer = client_for(analyst).post("/desk/cuts/", wish(dockets, **changes))
    assert answer.status_code == 422 and says in answer.text and not Cut.objects.exists()


@pytest.mark.parametrize("value", ["docket", "docket=", "votes=3", "nothing=1", "docket__in=ED-1"])
def test_only_a_category_of_the_form_selects(dockets, analyst, value):
    from feedback.exceptions import NotPossibleNow

    with pytest.raises(NotPossibleNow):
        make_cut(actor=analyst, form=dockets, filters={"attribute": value})


@pytest.mark.engine
@pytest.mark.parametrize("key", ["range", "in", "contains", "has_key", "isnull", "docket"])
def test_the_key_of_an_attribute_is_a_name_whatever_else_it_means(form, analyst, client_for, key):
    """A column called "Range" or "In" gets such a key."""
    attribute = Attribute.objects.create(form=form, key=key, label=key, kind=Attribute.Kind.CATEGORY)
    for value in ("1", "2"):
        each = make.make_submission(form, f"Of {value}", state="published")
        each.attributes = {key: value}
        each.save()
    assert make_cut(actor=analyst, form=form, filters={"attribute": f"{key}=1"}).rows == 1
    for page in ("/desk/comments/", "/desk/coding/grid/"):
        found = client_for(analyst).get(page, {"attribute": attribute.pk, "attribute_value": "2"})
        assert found.status_code == 200 and "Of 2" in found.text and "Of 1" not in found.text


def test_tables_by_an_attribute_stay_on_the_desk(dockets, client_for, analyst):
    release = build_release(cut=make_cut(actor=analyst, form=dockets), actor=analyst)
    true = release.internal["tables"]["themes:by:attribute:docket"]
    assert true["cells"]["place"] == {"ED-1": 12, "ED-2": 13, "missing": 11}
    assert not [name for name in release.tables if "attribute" in name]
    page = client_for(analyst).get("/desk/analysis/1/?part=cross&one=attribute:docket&other=channel")
    assert "ED-1" in page.text
    outside = client_for(analyst).get(
        "/desk/analysis/1/?part=cross&one=attribute:docket&other=channel&view=out"
    )
    assert "ED-1" not in outside.text
    cuts.released(release.cut)
    for audience in ("public", "board"):
        assert "ED-1" not in str(
            [
                row | {"text_missing": ""}
                for row in cuts.rows_of(cuts.make_export(analyst, release.cut, "jsonl", audience))
            ]
        )


def test_a_comment_whose_date_nobody_knows_is_in_no_month(dockets, form, analyst):
    for number in range(12):
        each = make.make_submission(form, f"Undated {number}", state="published")
        each.date_unknown = True
        each.save()
    release = build_release(cut=make_cut(actor=analyst, form=form), actor=analyst)
    this_month = clock.today().strftime("%Y-%m")
    assert release.tables["by:month"]["cells"] == {this_month: 36, "missing": 12}
    rows = cuts.rows_of(cuts.make_export(analyst, release.cut, "jsonl", "records"))
    assert sum(row["received"] == "" or row["received"] is None for row in rows) == 12


def test_a_redaction_clears_the_attributes_in_the_frozen_data_set(dockets, analyst):
    from cms.records.redaction import redact

    cut = make_cut(actor=analyst, form=dockets)
    first = next(row for row in cut_files.rows(cut) if row["attributes"])
    redact("submission", first["id"], actor=analyst, reason="Names a child")
    cut.refresh_from_db()
    assert next(row for row in cut_files.rows(cut) if row["id"] == first["id"])["attributes"] == {}
