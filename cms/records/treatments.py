"""What becomes of a text column when the text of a person is redacted, and why what stays stays (PRV-06)."""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Fate(Enum):
    """At a redaction: removed with the thing; copies of its text replaced; copies listed for a person; stays."""

    REMOVED = "removed"
    COPIES = "copies"
    LISTED = "listed"
    STAYS = "stays"


@dataclass(frozen=True)
class Treatment:
    """``erased``: the retention period of its record blanks it; ``own_period``: that period is its own, whatever record
    it is about. ``may_remove``: a person may remove a listed copy.
    """

    title: str | Promise
    fate: Fate
    why: str | Promise = ""
    erased: bool = False
    own_period: bool = False
    may_remove: bool = True
    is_file: bool = False


TREATMENTS = {
    "words": Treatment(_("The person’s text, and notes about it"), Fate.REMOVED),
    "person": Treatment(_("Personal information"), Fate.REMOVED, erased=True),
    "own_file": Treatment(_("The person’s files"), Fate.REMOVED, erased=True, is_file=True),
    "edition": Treatment(_("Data set files, re-created without it"), Fate.REMOVED, is_file=True),
    "made_file": Treatment(
        _("Files created for download"), Fate.REMOVED, erased=True, own_period=True, is_file=True
    ),
    "copy": Treatment(_("Copies in emails, jobs, logs and editors’ comments"), Fate.COPIES),
    "mail": Treatment(_("Text of emails"), Fate.COPIES, erased=True, own_period=True),
    "addressed": Treatment(
        _("Addresses of sent emails about it"), Fate.REMOVED, erased=True, own_period=True
    ),
    "quoting": Treatment(_("Findings that quote it"), Fate.COPIES),
    "passing": Treatment(_("Sessions and unsaved forms that contain it"), Fate.REMOVED),
    "machine": Treatment(_("Machine translations of it"), Fate.REMOVED, erased=True, own_period=True),
    "listed": Treatment(
        _("Other text written by the Office"),
        Fate.LISTED,
        _("Each copy found is listed, and a person decides what to do with it."),
    ),
    "posted": Treatment(
        _("Posted and sealed documents"),
        Fate.LISTED,
        _("A posted or sealed document cannot change. Copies found in it are listed."),
        may_remove=False,
    ),
    "index": Treatment(
        _("Search index"),
        Fate.LISTED,
        _("It copies its page and changes with it."),
    ),
    "public_copy": Treatment(
        _("Public copies of records, for search and open data"),
        Fate.LISTED,
        _("They copy a record and are updated when it changes."),
        may_remove=False,
    ),
    "closed": Treatment(
        _("Answers chosen from a list"), Fate.STAYS, _("Counts need them, and they contain no free text.")
    ),
    "fixed": Treatment(
        _("Choices"),
        Fate.STAYS,
        _("Each contains one value from a list in the program, and no text written by a person."),
    ),
    "chosen": Treatment(
        _("Keys, languages and other values of the program"),
        Fate.STAYS,
        _("They are chosen from a list or created by the program, and contain no text written by a person."),
    ),
    "numbers": Treatment(
        _("Counts"), Fate.STAYS, _("They contain numbers and keys, and no text written by a person.")
    ),
    "proof": Treatment(
        _("Digests and seals"),
        Fate.STAYS,
        _("They prove that the record was not changed, and contain no text."),
    ),
    "key": Treatment(_("Random codes"), Fate.STAYS, _("They are random and contain no text.")),
    "staff": Treatment(
        _("Names of staff who acted"), Fate.STAYS, _("The record says who did what in a public office.")
    ),
    "tombstone": Treatment(
        _("Reasons in the record of removals and holds"),
        Fate.STAYS,
        _("The record of a removal or hold says why it was made."),
    ),
    "official": Treatment(
        _("Members and meeting contacts"), Fate.STAYS, _("They are facts about a public meeting.")
    ),
    "account": Treatment(
        _("Accounts and subscriptions"),
        Fate.STAYS,
        _("They belong to an account or a subscription, and end with it."),
    ),
    "private": Treatment(
        _("Private notes of members"), Fate.STAYS, _("They are encrypted, and only the member can read them.")
    ),
    "closed_session": Treatment(
        _("Minute book of closed sessions"),
        Fate.STAYS,
        _("The law requires that it be retained and remain confidential."),
    ),
    "elsewhere": Treatment(
        _("Descriptions of videos on other sites"), Fate.STAYS, _("They come from the other site.")
    ),
    "setting": Treatment(_("Settings of the site"), Fate.STAYS, _("They describe the Office and the site.")),
    "file": Treatment(
        _("Names of stored files"),
        Fate.STAYS,
        _("The program creates the names. Files that contain the text are re-created or withdrawn."),
        is_file=True,
    ),
    "upload": Treatment(
        _("Names of images and documents of the site"),
        Fate.STAYS,
        _("Staff chose the file. Its name is deleted with the image or document."),
        is_file=True,
    ),
}
