"""Each place that deletes rows or files asks for legal holds, or stands here with the reason (PRV-06)."""

import ast
import re
from collections.abc import Iterator

from cms.records import retention
from tests.checks import ROOT
from tests.test_architecture import files, name

ASKS = re.compile(
    r"holds\.(is_held|hold_on|check|covering)\(|\bis_held\(|require_editable\(|gate\.not_held\("
)
OWN_DRAFT = "what a member wrote for themselves and has not filed; no hold can name it"
FROZEN = "refuses to delete, or deletes a row that was never used"
JOIN = "joins two records; both stay"
PASSED_ON = "its callers ask, and each of them is on this list or asks itself"
NO_HOLD_CAN_APPLY = {
    "boards/meetings/facts.py": "a teleconference site of a draft agenda, with its history",
    "boards/meetings/planning.py": JOIN,
    "boards/openings/services.py": "a draft that was never public, with its history",
    "boards/meetings/withdrawals.py": "a draft that was never announced and that nothing else names, with its history",
    "boards/models/cycle.py": FROZEN,
    "boards/models/members.py": FROZEN,
    "boards/models/votes.py": FROZEN,
    "boards/proposals/agenda_items.py": JOIN,
    "boards/proposals/ballot_casting.py": "a vote that was moved while the ballot is open, with its history",
    "boards/proposals/member_services.py": JOIN,
    "boards/proposals/retention.py": "retention asks by held_by",
    "boards/appointments/redactions.py": "redaction.redact asks first",
    "boards/appointments/retention.py": "retention asks by held_by",
    "boards/data_sets/services.py": "numbers for the public are calculated anew until they are released",
    "boards/agreements/document_removal.py": "redaction.redact and retention ask first",
    "boards/guard/retention.py": "retention asks by held_by",
    "boards/materials/bulk/staging.py": "a file that was uploaded and not yet added; what was added is a copy",
    "boards/materials/packets/services.py": "a copy that is made anew from the posting",
    "boards/workspace/calendar_links.py": OWN_DRAFT,
    "boards/workspace/disclosures.py": OWN_DRAFT,
    "boards/workspace/notes.py": OWN_DRAFT,
    "boards/workspace/retention.py": OWN_DRAFT,
    "cms/backups/archive.py": "a restore replaces all files",
    "cms/backups/daily.py": "old copies of the database",
    "cms/file_cache.py": "a cache",
    "cms/jobs/scheduled.py": "pages of finished jobs",
    "cms/machine_translation/removals.py": "translations of public pages, which can be made again",
    "cms/machine_translation/retention.py": "translations of public pages, which can be made again",
    "cms/management/commands/reset_second_factor.py": "a key of an account",
    "cms/management/demo_steps.py": "demo data",
    "cms/proofs/witness.py": "a half-written state of a witness, on its own machine",
    "cms/management/unfinished.py": "a mark of setup",
    "cms/open_data/archive/store.py": "an archive that is made anew from the public copies",
    "cms/open_data/sync.py": "notes of which rows changed, without a text",
    "cms/page_cache/stored.py": "a cache",
    "cms/practice/prepare.py": "the data of a practice site, which is no record",
    "cms/practice/services.py": "sessions of a practice site",
    "cms/records/file_sweep.py": "files that no row names",
    "cms/records/known_copies.py": "redaction.redact asks first",
    "cms/roles.py": "groups and permissions",
    "cms/search/indexing.py": "an index of public copies, which follows them",
    "cms/storage.py": PASSED_ON,
    "cms/web/limits.py": "counts of requests, without a person",
    "cms/webhooks/deliveries.py": "messages that hold no text of a record",
    "engagement/live/poll_drafts.py": "a poll of staff that was never opened, with its history",
    "engagement/live/questions.py": JOIN,
    "engagement/newsletter/retention.py": "subscriptions; no hold can name them",
    "engagement/newsletter/subscriptions.py": "topics of a subscription, and what it follows",
    "engagement/record_updates/services.py": "what a person follows",
    "engagement/registrations/own_questions/answers.py": PASSED_ON,
    "engagement/registrations/own_questions/services.py": "a cache",
    "engagement/registrations/retention.py": "retention asks by held_by",
    "feedback/coding/services.py": "a coding of staff, with its history",
    "feedback/coding/memos.py": "a memo of staff, with its history",
    "feedback/coding/themes.py": "a theme that nobody decided on; the comments stay",
    "feedback/coding/many_texts.py": "a task to read, without a note",
    "feedback/saved_filters/services.py": "a bookmark of an account",
    "feedback/cuts/services.py": "redaction.redact asks first; lines of other comments are copied as they are",
    "feedback/findings/services.py": "a quote of a draft, with its history",
    "feedback/moderation/campaign_grouping.py": "a group of similar letters; the letters stay",
    "feedback/receipts/services.py": "a bookmark of an account",
    "feedback/site/redactions.py": "redaction.redact asks first",
    "feedback/submissions/public_form/drafts.py": "a form that was not sent; no hold can name it",
}
WITHOUT_HOLDS = {
    "boards.attendances",
    "boards.calendar_links",
    "boards.disclosure_drafts",
    "boards.member_notes",
    "boards.member_visits",
    "cms.machine_translations",
    "cms.mail",
    "engagement.news_ended",
    "engagement.news_pending",
    "feedback.drafts",
    "feedback.export_files",  # asks the gate itself: its data set may be of all forms
}


def deleting() -> Iterator[tuple[str, str]]:
    for path in files(".py"):
        text = path.read_text(encoding="utf-8")
        calls = [node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
        names = {getattr(each, "attr", getattr(each, "id", "")) for each in calls}
        if names & {"delete", "drop_private", "unlink", "rmtree"} and "demo" not in path.parts:
            yield name(path), text


def test_each_place_that_deletes_asks_for_holds_or_says_why_none_can_apply():
    silent = {place for place, text in deleting() if not ASKS.search(text)}
    assert silent == set(NO_HOLD_CAN_APPLY)


def test_each_class_of_records_names_what_can_be_held():
    assert {each.name for each in retention.classes() if not each.held_by} == WITHOUT_HOLDS


def test_the_list_names_files_that_exist():
    assert all((ROOT / place).exists() for place in NO_HOLD_CAN_APPLY)
