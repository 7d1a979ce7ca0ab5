from feedback.services.coding import add_coding, new_coding, remove_coding, revise_code
from feedback.services.cuts import make_cut, new_editions_without
from feedback.services.exports import hand_over, make_file, new_export, request_export
from feedback.services.findings import add_quote, publish_finding, save_finding, set_quotes
from feedback.services.imports import import_submissions
from feedback.services.moderation import moderate
from feedback.services.seals import seal_texts
from feedback.services.submissions import Words, set_quote_consent, submit, withdraw
from feedback.services.tools import change_tool_state
from feedback.services.versions import freeze_form_version, system_form_version

__all__ = [
    "Words",
    "add_coding",
    "add_quote",
    "change_tool_state",
    "freeze_form_version",
    "hand_over",
    "import_submissions",
    "make_cut",
    "make_file",
    "moderate",
    "new_coding",
    "new_editions_without",
    "new_export",
    "publish_finding",
    "remove_coding",
    "request_export",
    "revise_code",
    "save_finding",
    "seal_texts",
    "set_quote_consent",
    "set_quotes",
    "submit",
    "system_form_version",
    "withdraw",
]
