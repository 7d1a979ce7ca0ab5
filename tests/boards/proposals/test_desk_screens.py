"""The desk of the cycle: inbox, acts on one proposal, agenda items, rules and years (C2C-30, C2C-31, PAR-02)."""

from datetime import date, timedelta

import pytest

from boards.models import Cycle, CycleItem, CycleReport, CycleRules, Proposal
from boards.proposals.cycles import begin_cycle, write_rules
from cms import chain
from tests.boards.meetings.test_query_counts import statements
from tests.factories import boards as make_boards
from tests.factories import proposals as make
from tests.furniture import furnished

DESK = "/desk/proposals/"
FALL = date(2022, 9, 14)


@furnished
def desk(clerk, client_for, home):
    return client_for(clerk)


def page(proposal, act: str = "") -> str:
    return f"{DESK}{proposal.pk}/" + (f"{act}/" if act else "")


def words_of(answer) -> str:
    return answer.content.decode()


def test_the_inbox_shows_what_came_in_and_where_it_stands(desk, year, heard, public):
    new, old = make.received(year, heard), public
    shown = words_of(desk.get(DESK))
    assert new.number in shown
    assert "To read" in shown
    assert "Where proposals stand" in shown
    narrowed = words_of(desk.get(f"{DESK}?state=submitted&board={heard.slug}"))
    assert old.number in narrowed
    assert "None match" in words_of(desk.get(f"{DESK}?state=closed"))


def test_a_person_reads_it_and_makes_it_public(desk, year, heard, client):
    proposal = make.received(year, heard)
    form = {"title_en": "Results by county", "title_es": "Por condado", "summary_en": "First."}
    assert desk.post(page(proposal, "publish"), form | {"title_en": ""}).status_code == 422
    assert desk.post(page(proposal, "publish"), form).status_code == 302
    proposal.refresh_from_db()
    assert proposal.is_public
    assert proposal.title["es"] == "Por condado"
    assert client.get(proposal.get_absolute_url()).status_code == 200


def test_it_goes_to_the_other_board_with_a_message(desk, year, heard, tools, public):
    """C2C-31."""
    refused = desk.post(page(public, "reroute"), {"body": tools.pk})
    assert (refused.status_code, "error" in words_of(refused)) == (422, True)
    desk.post(page(public, "reroute"), {"body": tools.pk, "reason_en": "It is about data."})
    public.refresh_from_db()
    assert (public.body, public.reroute_reason) == (tools, {"en": "It is about data."})


def test_no_sponsor_came(desk, year, heard, public):
    assert desk.get(page(public, "unsponsored")).status_code == 405
    desk.post(page(public, "unsponsored"))
    public.refresh_from_db()
    assert public.state == "not_sponsored"


def test_a_discussion_item_is_made_and_linked_by_the_posting(desk, year, heard, home, set_clock):
    """C2C-30: a block of the draft; its key stays, and the posting links it."""
    make_boards.pages(home, heard)
    proposal, other = make.published(year, heard), make.published(year, heard)
    meeting = make_boards.meeting(heard)
    form = {"meeting": meeting.pk, "proposals": [proposal.pk]}
    assert desk.post(f"{DESK}items/", {"meeting": meeting.pk}).status_code == 422
    assert desk.post(f"{DESK}items/", form).status_code == 302
    again = desk.post(f"{DESK}items/", form)
    assert (again.status_code, "on the draft agenda" in words_of(again)) == (422, True)
    both = form | {"proposals": [other.pk], "together": "on"}
    desk.post(f"{DESK}items/", both)
    set_clock(make_boards.starts() - timedelta(days=12))
    make_boards.post(meeting)
    key = CycleItem.objects.get(proposal=proposal).key
    item = meeting.items.get(key=key)
    assert item.title["en"] == f"Discuss proposal {proposal.number} {proposal.title['en']}"
    assert proposal.steps.filter(kind="agenda", item=item, public_at__isnull=False).exists()
    assert ("item", item.pk) in {(node.kind, node.id) for node in chain.trace("proposal", proposal.pk).nodes}
    late = desk.post(f"{DESK}items/", form)
    assert late.status_code == 422


def test_a_block_taken_out_of_the_draft_is_not_linked(desk, year, heard, home, set_clock, public):
    make_boards.pages(home, heard)
    proposal, meeting = public, make_boards.meeting(heard)
    form = {"meeting": meeting.pk, "proposals": [proposal.pk]}
    desk.post(f"{DESK}items/", form)
    make_boards.write_agenda(meeting, make_boards.ITEMS)
    assert desk.post(f"{DESK}items/", form).status_code == 302, "it can be made anew"
    make_boards.write_agenda(meeting, make_boards.ITEMS)
    set_clock(make_boards.starts() - timedelta(days=12))
    make_boards.post(meeting)
    assert not proposal.steps.filter(kind="agenda").exists()


def test_the_study_is_kept_then_published(desk, year, heard, public):
    public.state = "discussed"
    public.save()
    desk.post(page(public, "study"), {"by_en": "Data programs", "due_on": "2023-01-31"})
    form = {"effort": "small"} | {f"{name}_en": name for name in ("summary", "data", "law", "cost")}
    assert desk.post(page(public, "study/write"), {"effort": "small"}).status_code == 422
    desk.post(page(public, "study/write"), form)
    public.refresh_from_db()
    assert not public.study.is_public
    desk.post(page(public, "study/write"), form | {"publish": "yes"})
    public.study.refresh_from_db()
    assert public.study.is_public
    late = desk.post(page(public, "study/write"), form)
    assert (late.status_code, "can no longer change" in words_of(late)) == (422, True)


def test_an_answer_has_outcome_reason_and_item(desk, year, heard, set_clock, public):
    """PAR-02."""
    from tests.boards.proposals.test_course import meeting_of

    proposal, item = public, meeting_of(heard, FALL)
    desk.post(page(proposal, "discussed"), {"item": item.pk, "note_en": "All were for it."})
    form = {"outcome": "declined", "reason_en": "It costs too much.", "item": item.pk}
    for wrong in ({"reason_en": ""}, {"item": ""}, {"outcome": "deferred"}, {"outcome": "adopted"}):
        assert desk.post(page(proposal, "outcome"), form | wrong).status_code == 422
    assert desk.post(page(proposal, "outcome"), form).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.outcome, proposal.answered_item_id) == ("closed", "declined", item.pk)
    assert "There is nothing left to do here." in words_of(desk.get(page(proposal)))


def test_only_the_governing_board_considers(desk, year, heard, public):
    from tests.boards.proposals.test_course import meeting_of

    proposal, item = public, meeting_of(heard, FALL)
    desk.post(page(proposal, "discussed"), {"item": item.pk})
    assert desk.post(page(proposal, "considered"), {"item": item.pk}).status_code == 422
    may = meeting_of(make_boards.body(), date(2023, 5, 10))
    assert desk.post(page(proposal, "considered"), {"item": may.pk}).status_code == 302


def test_a_draft_of_members_is_not_on_the_desk_and_others_are_kept_out(
    desk, year, heard, analyst, editor, client_for, public
):
    """An editor reads; a clerk or publisher acts; an analyst has none of it."""
    draft = Proposal.objects.create(
        year=2022, body=heard, source="member", state="draft", title={"en": "x"}, received_on=FALL
    )
    assert desk.get(page(draft)).status_code == 404
    assert client_for(analyst).get(DESK).status_code in (403, 404)
    reads = client_for(editor)
    assert reads.get(page(public)).status_code == 200
    assert reads.post(page(public, "outcome")).status_code in (403, 404)
    assert reads.get("/desk/cycles/").status_code in (403, 404)


def part(kind: str, begins: tuple, ends: tuple) -> dict:
    names = ("from_month", "from_day", "until_month", "until_day")
    values = {f"{kind}-{name}": value for name, value in zip(names, (*begins, *ends), strict=True)}
    return values | {f"{kind}-used": "on", f"{kind}-name_en": kind.title()}


def rules_form(**more) -> dict:
    form = {"name_en": "New process", "deadline_month": 6, "deadline_day": 21, "max_authors": 4}
    form |= {"report_members": 2, "report_liaison": "on", "form-community-engagement": "engagement"}
    for kind in ("ask", "sponsor", "rank", "study", "report", "consider"):
        form |= {k: v for k, v in part(kind, (1, 1), (1, 31)).items() if not k.endswith("used")}
    return form | part("propose", (3, 1), (6, 21)) | part("discuss", (9, 1), (11, 30)) | more


def test_new_rules_are_a_version_and_a_cycle_freezes_them(desk, heard):
    """C2C-30."""
    wrong = desk.post("/desk/cycles/rules/new/", rules_form(**{"discuss-until_month": 8}))
    assert (wrong.status_code, "not in order" in words_of(wrong)) == (422, True)
    desk.post("/desk/cycles/rules/new/", rules_form())
    made = CycleRules.objects.get()
    assert (made.version, made.max_authors, [step["kind"] for step in made.steps]) == (
        1, 4, ["propose", "discuss"],
    )  # fmt: skip
    desk.post(f"/desk/cycles/rules/{made.pk}/change/", rules_form(max_authors=3))
    desk.post(f"/desk/cycles/rules/{made.pk}/begin/", {"year": 2022})
    again = desk.post(f"/desk/cycles/rules/{made.pk}/begin/", {"year": 2022})
    assert (again.status_code, "has already begun" in words_of(again)) == (422, True)
    frozen = desk.post(f"/desk/cycles/rules/{made.pk}/change/", rules_form(max_authors=5))
    assert (frozen.status_code, "Write a new version" in words_of(frozen)) == (422, True)
    made.refresh_from_db()
    assert made.max_authors == 3
    for path in ("", f"rules/{made.pk}/", "rules/new/"):
        assert desk.get(f"/desk/cycles/{path}").status_code == 200


def test_the_days_of_one_year_are_set(desk, year):
    form = {"deadline": "2022-07-01"}
    for phase in year.phases:
        form |= {
            f"{phase.kind}-from": phase.starts_on.isoformat(),
            f"{phase.kind}-until": phase.ends_on.isoformat(),
        }
    wrong = form | {"discuss-until": "2022-08-01"}
    assert desk.post(f"/desk/cycles/{year.pk}/days/", wrong).status_code == 422
    desk.post(f"/desk/cycles/{year.pk}/days/", form)
    assert Cycle.objects.get().deadline == date(2022, 7, 1)


def test_the_inbox_grows_without_more_statements(desk, year, heard):
    counts = []
    for _round in range(2):
        for _each in range(3):
            make.received(year, heard)
            make.published(year, heard)
        counts.append(statements(desk, DESK))
    assert counts[0] == counts[1]


def test_without_rules_the_desk_says_what_to_do(desk):
    assert "No cycle has begun" in words_of(desk.get(DESK))
    assert "No rules have been written yet." in words_of(desk.get("/desk/cycles/"))
    write_rules(actor=make.ACTOR, rules=CycleRules(name={"en": "x"}, version=0, steps=make.STEPS))
    assert desk.get("/desk/cycles/reports/").status_code == 200


@pytest.mark.engine
@pytest.mark.parametrize("path", ["/desk/cycles/", "/desk/cycles/reports/"])
def test_cycles_and_reports_grow_without_more_statements(desk, year, heard, path):
    counts = []
    for place in range(2):
        for later in (1, 2):
            grown = 2022 + 2 * place + later
            cycle = begin_cycle(actor=make.ACTOR, rules=year.rules, year=grown)
            CycleReport.objects.create(cycle=cycle, body=heard)
        counts.append(statements(desk, path))
    assert counts[0] == counts[1]
