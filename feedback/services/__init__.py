from feedback.services.benchmarks import save_benchmark
from feedback.services.campaigns import (
    confirm_campaign,
    dissolve_campaign,
    find_campaigns,
    request_campaigns,
    take_out_of_campaign,
)
from feedback.services.codebook import merge_code, reactivate_code, retire_code, revise_code
from feedback.services.coding import (
    add_coding,
    change_cells,
    keep_reading,
    mark_read,
    new_coding,
    remove_coding,
    still_fits,
    undo_last,
)
from feedback.services.cuts import count_cut, make_cut, new_editions_without, request_cut
from feedback.services.exports import (
    decide_export,
    expire_exports,
    hand_over,
    make_file,
    new_export,
    request_export,
    restart_export,
)
from feedback.services.findings import (
    add_quote,
    counting_of,
    publish_finding,
    publishing_of,
    request_publication,
    review_finding,
    save_finding,
    set_quotes,
)
from feedback.services.hints import fill_hints
from feedback.services.import_batches import match_columns, new_import, start_import, stop_import
from feedback.services.imports import import_submissions
from feedback.services.moderation import Decided, moderate, moderate_many, undo_together
from feedback.services.private import (
    decide_passages,
    mark_passages,
    mark_words,
    overlaps_taken_out,
)
from feedback.services.releases import (
    build_release,
    public_tables,
    release_for,
    request_release,
)
from feedback.services.samples import adjudicate, close_sample, draw_sample
from feedback.services.seals import seal_texts
from feedback.services.submissions import Words, set_quote_consent, submit, withdraw
from feedback.services.suggestions import (
    accept_suggestion,
    reject_suggestion,
    start_suggestions,
    waiting_for,
)
from feedback.services.texts import add_transcript, add_translation, set_language
from feedback.services.tools import (
    change_tool_state,
    record_tool_version,
    revise_tool_version,
    tie_to_decisions,
)
from feedback.services.translations import publish_form_words, save_form_words
from feedback.services.versions import freeze_form_version, system_form_version

__all__ = [
    "accept_suggestion",
    "Decided",
    "Words",
    "add_coding",
    "add_quote",
    "add_transcript",
    "add_translation",
    "adjudicate",
    "build_release",
    "change_cells",
    "change_tool_state",
    "close_sample",
    "confirm_campaign",
    "count_cut",
    "counting_of",
    "decide_export",
    "decide_passages",
    "dissolve_campaign",
    "draw_sample",
    "expire_exports",
    "fill_hints",
    "find_campaigns",
    "freeze_form_version",
    "hand_over",
    "import_submissions",
    "keep_reading",
    "make_cut",
    "make_file",
    "mark_passages",
    "mark_read",
    "mark_words",
    "match_columns",
    "merge_code",
    "moderate",
    "moderate_many",
    "new_coding",
    "new_editions_without",
    "new_export",
    "new_import",
    "overlaps_taken_out",
    "public_tables",
    "publish_finding",
    "publish_form_words",
    "publishing_of",
    "reactivate_code",
    "release_for",
    "remove_coding",
    "request_campaigns",
    "request_cut",
    "record_tool_version",
    "reject_suggestion",
    "request_export",
    "request_publication",
    "request_release",
    "restart_export",
    "retire_code",
    "review_finding",
    "revise_code",
    "revise_tool_version",
    "save_benchmark",
    "save_finding",
    "save_form_words",
    "seal_texts",
    "set_language",
    "set_quote_consent",
    "set_quotes",
    "start_import",
    "still_fits",
    "start_suggestions",
    "stop_import",
    "submit",
    "system_form_version",
    "take_out_of_campaign",
    "tie_to_decisions",
    "undo_last",
    "undo_together",
    "waiting_for",
    "withdraw",
]
