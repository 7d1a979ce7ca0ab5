"""Each person at each door of the desk. Who may not come in finds nothing there (security.md section 9)."""

import pytest

from feedback import services
from feedback.models import Export, ExportDownload, Finding
from tests.furniture import furnished

MODERATE = {"editor", "analyst", "publisher"}
ANALYSE = {"analyst", "publisher"}
PEOPLE = ["anonymous", "resident", "member", "editor", "clerk", "analyst", "publisher", "administrator"]
GET_DOORS = [
    ("/desk/comments/", MODERATE),
    ("/desk/comments/{comment}/", MODERATE),
    ("/desk/coding/{text}/", ANALYSE),
    ("/desk/codebook/", ANALYSE),
    ("/desk/findings/", ANALYSE),
    ("/desk/findings/new/", ANALYSE),
    ("/desk/findings/{finding}/", ANALYSE),
    ("/desk/cuts/", ANALYSE),
    ("/desk/cuts/{cut}/", ANALYSE),
    ("/desk/exports/", ANALYSE),
]
POST_DOORS = [
    ("/desk/comments/{comment}/moderate/", MODERATE),
    ("/desk/coding/{text}/", ANALYSE),
    ("/desk/coding/samples/", ANALYSE),
    ("/desk/findings/new/", ANALYSE),
    ("/desk/findings/{finding}/", ANALYSE),
    ("/desk/findings/{finding}/quotes/", ANALYSE),
    ("/desk/findings/{finding}/review/", ANALYSE),
    ("/desk/findings/{finding}/publish/", ANALYSE),
    ("/desk/cuts/", ANALYSE),
    ("/desk/cuts/{cut}/", ANALYSE),
]


@furnished
def house(coded, code, analyst):
    cut = services.make_cut(actor=analyst)
    words = {name: {"en": name} for name in ("title", "summary", "question_asked", "limits")}
    finding = services.save_finding(actor=analyst, finding=Finding(cut=cut, code=code, **words))
    text = coded[0].texts.get()
    return {"comment": coded[0].pk, "text": text.pk, "finding": finding.number, "cut": cut.number}


def seen(response) -> bool:
    """404 for who may not, or the way to sign in for who did not."""
    return response.status_code not in (404, 403) and "/accounts/" not in response.get("Location", "")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(("door", "who"), GET_DOORS)
def test_a_page_of_the_desk_is_there_for_its_roles_only(cast, house, person, door, who):
    assert seen(cast[person].get(door.format(**house))) is (person in who)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(("door", "who"), POST_DOORS)
def test_a_form_of_the_desk_is_there_for_its_roles_only(cast, house, person, door, who):
    response = cast[person].post(door.format(**house), {"text": "", "code": ""})
    assert seen(response) is (person in who)


@pytest.mark.parametrize("door", [door for door, _who in GET_DOORS if "{" in door])
def test_unknown_numbers_look_like_forbidden_ones(cast, house, door):
    unknown = door.format(comment=10**9, text=10**9, finding=10**9, cut=10**9)
    assert (
        cast["analyst"].get(unknown).status_code == cast["clerk"].get(door.format(**house)).status_code == 404
    )


def export_of(actor, house, audience) -> Export:
    from feedback.models import Cut

    cut = Cut.objects.get(number=house["cut"])
    made = services.new_export(actor=actor, cut=cut, format="csv", audience=audience, reason="A test")
    Export.objects.filter(pk=made.pk).update(state="waiting")  # a second person: test_two_people_for_texts
    made.refresh_from_db()
    return services.make_file(export=made)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    ("audience", "who"),
    [("public", {"analyst", "publisher"}), ("board", {"analyst", "publisher"}), ("records", {"analyst"})],
)
@pytest.mark.parametrize("end", ["", "file", "manifest.json"])
def test_an_analysts_export_is_there_for_those_who_may_have_it(
    cast, house, analyst, person, audience, who, end
):
    export = export_of(analyst, house, audience)
    who = who if end else ANALYSE  # a publisher reads the whole log (row 27), and takes no identified file
    response = cast[person].get(f"/desk/exports/{export.pk}/{end}")
    assert seen(response) is (person in who)
    assert ExportDownload.objects.count() == (1 if end == "file" and person in who else 0)


def test_a_second_analyst_finds_nothing_of_the_first(house, analyst, make_user, client_for):
    from cms.access import Role

    export = export_of(analyst, house, "records")
    other = client_for(make_user("otto", Role.ANALYST))
    assert other.get(f"/desk/exports/{export.pk}/file").status_code == 404


def test_the_right_is_asked_again_at_each_download(house, analyst, client_for):
    export = export_of(analyst, house, "public")
    browser = client_for(analyst)
    assert browser.get(f"/desk/exports/{export.pk}/file").status_code == 200
    analyst.groups.clear()
    assert browser.get(f"/desk/exports/{export.pk}/file").status_code == 404


def test_without_the_second_factor_there_is_no_file(house, analyst, client_for):
    export = export_of(analyst, house, "public")
    response = client_for(analyst, second_factor=False).get(f"/desk/exports/{export.pk}/file")
    assert response.status_code == 302 and not ExportDownload.objects.exists()


@pytest.mark.parametrize("pk", ["7d9f3c1e-4b2a-4c6d-8e0f-1a2b3c4d5e6f", "0", "1", "not-a-uuid"])
def test_guessed_ids_of_exports_find_nothing(cast, house, pk):
    assert cast["publisher"].get(f"/desk/exports/{pk}/file", follow=True).status_code == 404


@pytest.mark.parametrize(
    ("service", "facts"),
    [
        ("moderate", {"submission": None, "act": "publish"}),
        ("make_cut", {}),
        ("save_finding", {"finding": None}),
        ("publish_finding", {"finding": None}),
        ("new_export", {"cut": None, "format": "csv", "audience": "public", "reason": "x"}),
    ],
)
def test_services_ask_who_acts_before_anything_else(clerk, db, service, facts):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        getattr(services, service)(actor=clerk, **facts)


def test_the_lists_of_the_editor_follow_the_roles(cast, house):
    assert cast["editor"].get("/admin/tool/").status_code == 200
    assert cast["analyst"].get("/admin/code/").status_code == 200
    assert cast["publisher"].get("/admin/export/").status_code == 200
    assert cast["editor"].get("/admin/export/").status_code in (302, 403, 404)
    assert cast["publisher"].get("/admin/submission/new/").status_code in (302, 403, 404)
