"""Tools, their versions and forms in the read model: those with a public page, and nothing of a draft."""

from datetime import date, timedelta

from wagtail.models import PageViewRestriction

import pytest

from cms import clock
from feedback.models import FeedbackFormPage, Form, ToolPage, ToolVersion
from tests.factories import feedback as make
from tests.factories import rollout
from tests.factories.public_records import copies, everything, grows, stones
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
CANARY = "zqtool7c1"


@furnished
def tool(home):
    made = rollout.public_tool(home)
    rollout.for_whom(made, "families")
    rollout.step(made, "launched", date(2022, 5, 1))
    rollout.plan(made, "revised", date(2023, 1, 1), told=date(2022, 6, 1))
    return made


def _close(page, how):
    """Past the gate, which lets no page of the record disappear."""
    if how == "page":
        type(page).objects.filter(pk=page.pk).update(live=False)
    else:
        row = PageViewRestriction(page=page.get_parent(), restriction_type="login")
        PageViewRestriction.objects.bulk_create([row])


def test_a_tool_has_its_steps_audiences_and_current_version(tool):
    old, new = rollout.version(tool, "1.0"), rollout.version(tool, "2.0", date(2022, 8, 1))
    facts = copies("tools")["dashboard"].attributes
    assert facts["current_version"]["version"]["id"] == str(new.pk) != str(old.pk)
    assert [(each["state"]["code"], each["is_plan"]) for each in facts["steps"]] == [
        ("launched", False),
        ("revised", True),
    ]
    assert facts["audiences"][0]["can_do"] == {"en": "What families can do"}
    assert facts["family"]["label"]["en"] == "Analytical tool"


def test_a_version_that_is_not_out_yet_is_not_the_current_one(tool):
    rollout.version(tool, "1.0")
    ToolVersion.objects.filter(pk=rollout.version(tool, "2.0").pk).update(released_on=date(2100, 1, 1))
    assert copies("tools")["dashboard"].attributes["current_version"]["number"] == "1.0"


def test_a_version_says_what_changed_under_its_own_address(tool):
    made = rollout.version(tool, "1.0")
    found = copies("tool-versions")[str(made.pk)]
    assert found.paths == {"en": f"/tools/dashboard/#version-{made.pk}"}
    assert found.attributes["what_changed"]["es"] == "Palabras de 1.0"
    assert found.title == {"en": "Dashboard, version 1.0"} and found.attributes["tool"]["id"] == "dashboard"


@pytest.mark.parametrize("closed", ["page", "above"])
def test_a_tool_and_its_versions_leave_tombstones_when_nobody_may_read_its_page(tool, closed):
    made = rollout.version(tool, "1.0")
    assert "dashboard" in copies("tools") and str(made.pk) in copies("tool-versions")
    _close(ToolPage.objects.get(tool=tool), closed)
    assert "dashboard" in stones("tools") and str(made.pk) in stones("tool-versions")


def test_a_tool_without_a_page_and_the_draft_of_a_page_are_in_no_record(tool):
    hidden = rollout.make_tool("hidden")
    rollout.version(hidden, "1.0", what_changed={"en": CANARY})
    page = tool.pages.get()
    page.summary = CANARY
    page.save_revision()
    assert set(copies("tools")) == {"dashboard"} and CANARY not in everything()


def test_a_form_asks_as_its_newest_frozen_version(home, tool):
    rollout.version(tool, "1.0")
    form = make.open_form(home, tool=tool, tool_version=tool.versions.get())
    make.make_version(form, [("why", "one_choice", {"choices": make.CHOICES})])
    facts = copies("forms")["survey"].attributes
    assert facts["version"] == 2 and [each["key"] for each in facts["questions"]] == ["why"]
    assert facts["questions"][0]["question"] == {"en": "About why", "es": "Sobre why"}
    assert facts["questions"][0]["choices"][0]["label"]["es"] == "red (es)"
    assert facts["tool"]["id"] == "dashboard" and facts["tool_version"]["id"] == str(tool.versions.get().pk)


def test_a_form_says_when_it_is_open(home):
    form = make.open_form(home, opens_at=clock.now() + timedelta(days=2))
    assert copies("forms")["survey"].standing["code"] == "later"
    Form.objects.filter(pk=form.pk).update(opens_at=clock.now() - timedelta(days=1))
    assert copies("forms")["survey"].standing["code"] == "open"
    Form.objects.filter(pk=form.pk).update(closes_at=clock.now())
    assert copies("forms")["survey"].standing["code"] == "closed"


def test_a_form_of_a_tool_without_a_page_does_not_name_it(home):
    make.open_form(home, tool=rollout.make_tool("hidden"))
    assert copies("forms")["survey"].attributes["tool"] is None


@pytest.mark.parametrize("closed", ["page", "above"])
def test_a_form_leaves_a_tombstone_when_nobody_may_read_its_page(home, closed):
    form = make.open_form(home)
    assert "survey" in copies("forms")
    _close(FeedbackFormPage.objects.get(form=form), closed)
    assert "survey" in stones("forms")


def test_drafts_and_answers_are_in_no_record(home):
    make.make_form(CANARY)
    make.make_page(home, slug=f"{CANARY}-2", intro=CANARY)
    make.make_submission(make.open_form(home), f"{CANARY} is what I said.", state="published")
    assert set(copies("forms")) == {"survey"} and CANARY not in everything()


def test_more_of_them_take_no_more_statements(home, tool):
    rollout.version(tool, "1.0")
    make.open_form(home, tool=tool)

    def one(number):
        made = rollout.public_tool(home, f"tool-{number}")
        rollout.for_whom(made, "families", "public")
        rollout.version(made, "1.0")
        make.open_form(home, f"form-{number}", tool=made)

    for number, kind in enumerate(("tools", "tool-versions", "forms")):
        assert not grows(kind, lambda number=number: one(number)), kind
