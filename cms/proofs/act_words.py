"""Acts of the record in words."""

from django.utils.translation import gettext_lazy

from cms.models import LedgerEntry

ACT_WORDS = {
    "post": gettext_lazy("An agenda was posted"),
    "send": gettext_lazy("A notice was sent"),
    "vote": gettext_lazy("A vote was taken"),
    "publish": gettext_lazy("Something was published"),
    "redact": gettext_lazy("A text was removed"),
    "leave": gettext_lazy("A possible copy of removed text was left in place"),
    "export": gettext_lazy("A file was created"),
    "erase": gettext_lazy("Records past their retention period were erased"),
    "grant": gettext_lazy("A power was granted or removed"),
    "confirm": gettext_lazy("A change of powers was confirmed"),
    "end": gettext_lazy("A change of powers ended without effect"),
    "ask": gettext_lazy("Someone asked to lift a legal hold"),
    "lift": gettext_lazy("A legal hold was lifted"),
    "keep": gettext_lazy("A legal hold was kept in force"),
    "open": gettext_lazy("Emergency access was opened"),
    "link": gettext_lazy("Two records were linked"),
    "unlink": gettext_lazy("A link was withdrawn"),
    "seal": gettext_lazy("A comment was sealed"),
    "change": gettext_lazy("A comment was changed by its author"),
    "consent": gettext_lazy("An author changed what a comment may be used for"),
    "decide": gettext_lazy("A decision was recorded"),
    "attest": gettext_lazy("A second person confirmed an added item"),
    "request": gettext_lazy("A second person was asked to confirm"),
    "reveal": gettext_lazy("Two people opened a closed document"),
    "withhold": gettext_lazy("Two people ended access to a document posted by mistake"),
    "drop": gettext_lazy("A request ended without effect"),
    "build": gettext_lazy("A packet was built"),
    "add": gettext_lazy("A document was added"),
    "give": gettext_lazy("A document was given to a member"),
    "public": gettext_lazy("A document became public"),
    "done": gettext_lazy("A duty was fulfilled"),
    "file": gettext_lazy("A disclosure was filed"),
    "take back": gettext_lazy("A disclosure was withdrawn"),
    "minutes": gettext_lazy("Minutes were posted"),
    "recording": gettext_lazy("A recording was added or removed"),
    "appoint": gettext_lazy("An applicant was appointed"),
    "packet": gettext_lazy("A packet of applications was built"),
    "close": gettext_lazy("A conversation ended"),
    "outcome": gettext_lazy("What became of a theme was published"),
    "refuse": gettext_lazy("Something was refused"),
    "approve": gettext_lazy("Something was approved"),
    "withdraw": gettext_lazy("Something was withdrawn"),
    "calculate": gettext_lazy("Numbers for the public were calculated"),
    "start": gettext_lazy("An action on many comments was started"),
    "answer": gettext_lazy("The applicants not chosen were answered"),
    "propose": gettext_lazy("Something was proposed"),
    "hold": gettext_lazy("Something in a meeting was recorded"),
    "import": gettext_lazy("A file of comments was imported"),
    "merge": gettext_lazy("A campaign was changed"),
    "rotate": gettext_lazy("A new key of the record was confirmed"),
    "split": gettext_lazy("A campaign was changed"),
    "dissolve": gettext_lazy("A campaign was changed"),
}
OF_A_KIND = {
    ("propose", "power"): gettext_lazy("A change of powers was proposed"),
    ("hold", "hold"): gettext_lazy("A legal hold was placed"),
    ("import", "coding_file"): gettext_lazy("Codings were imported"),
    ("decide", "moderation"): gettext_lazy("A comment was moderated"),
    ("decide", "comment"): gettext_lazy("A comment was moderated"),
    ("decide", "step"): gettext_lazy("A step of a decision was recorded"),
    ("decide", "progress"): gettext_lazy("A step of a decision was recorded"),
}


def act_words(entry: LedgerEntry) -> str:
    """What was done: one act means different things for different kinds of records."""
    return str(OF_A_KIND.get((entry.act, entry.kind)) or ACT_WORDS.get(entry.act) or entry.act)
