"""Which functions are services: found in the code, so that a new one without a case fails the suite."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.checks import ROOT

# A folder, or a module. Every public function there that has an actor or a transaction is a service.
PLACES = (
    "cms/powers",
    "cms/records",
    "feedback/moderation/redaction.py",
    "feedback/cuts",
    "feedback/releases",
    "feedback/exports",
    "boards/agendas",
    "boards/sessions",
    "boards/proposals/ballots.py",
    "boards/proposals/ballot_casting.py",
    "boards/notices",
)
# Services without either: a job or a command calls them.
ALSO = {
    "boards.sessions.adjournment.settle_due",
    "cms.powers.services.apply_due",
    "cms.records.retention.run",
    "feedback.exports.services.make_file",
    "feedback.exports.services.expire_exports",
}
# Not a service: a part of others, in whose transaction it runs and with which it is broken; or it only reads.
PARTS = {
    "boards.agendas.added_item_rules.attach_earlier": "name_earlier_finding",
    "boards.agendas.approval_rules.by_another": "reads",
    "boards.agendas.approval_rules.own_approval": "reads",
    "boards.agendas.drafts.carry_deferred_items": "move_meeting, continue_meeting and plan_again",
    "boards.agendas.drafts.follow_the_draft": "write_agenda",
    "boards.agendas.new_hour.drop_new_hour": "begin_meeting, cancel_meeting, move_meeting and keep_posted_hour",
    "boards.agendas.page_titles.rename_pages": "post_new_notice and change_facts",
    "boards.agendas.posting.freeze_items": "post_agenda",
    "boards.agendas.posting.freeze_next": "attest_correction",
    "boards.agendas.posting.freeze_posting": "post_agenda",
    "boards.agendas.posting.tell_of": "attest_correction",
    "boards.agendas.readiness.approval.checks": "reads",
    "boards.agendas.readiness.readiness": "reads",
    "boards.notices.services.join_from_afar": "add_remote_member",
    "boards.proposals.ballot_casting.close_ballots_of": "make_final",
    "boards.proposals.ballot_casting.end": "close_ballot",
    "boards.proposals.ballot_casting.write_places": "cast_ballot",
    "boards.sessions.adjournment.settle": "make_final",
    "boards.sessions.dispositions.carry_out": "close_vote",
    "boards.sessions.dispositions.defer_tabled": "make_final",
    "boards.sessions.motions.adopt_amendment": "close_vote",
    "boards.sessions.motions.carry_on": "close_vote",
    "boards.sessions.pauses.stand_still": "pause",
    "boards.sessions.roll_order.fix_order": "record_roll_call",
    "boards.sessions.services.open_item": "call_item",
    "boards.sessions.speakers.finish": "end_meeting",
    "cms.powers.rules.check_confirmer": "reads",
    "cms.powers.rules.is_own_emergency": "reads",
    "cms.powers.rules.require_proposer": "reads",
    "cms.records.history.actor_label": "reads",
    "cms.records.history.actor_user": "reads",
    "cms.records.history.record": "save_benchmark",
    "cms.records.history.record_changes": "see its callers",
    "cms.records.history.record_many": "see its callers",
    "cms.records.history.remove_many": "see its callers",
    "cms.records.history.sign": "only sets attributes",
    "cms.records.holds.new_hold": "place_hold and place_holds",
    "cms.records.holds.require": "reads",
    "cms.records.many_holds.tell_of_many": "the job of a bulk action, after its chunks",
    "feedback.cuts.services.count_cut": "reads",
}


def services() -> set[str]:
    return (set(_found()) | ALSO) - set(PARTS)


def parts_found() -> set[str]:
    return set(_found()) & set(PARTS)


def _found() -> Iterator[str]:
    for place in PLACES:
        path = ROOT / place
        for module in [path] if path.suffix else sorted(path.rglob("*.py")):
            if "views" in module.parts or module.name == "views.py":
                continue
            for node in ast.parse(module.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _acts(node):
                    yield f"{_name(module)}.{node.name}"


def _name(module: Path) -> str:
    parts = module.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _acts(node: ast.FunctionDef) -> bool:
    names = {each.arg for each in (*node.args.args, *node.args.kwonlyargs)}
    return "actor" in names or "transaction.atomic" in ast.unparse(node)
