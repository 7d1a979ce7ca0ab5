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
    "words": Treatment(_("Text of the person, and notes about it"), Fate.REMOVED),
    "person": Treatment(_("Personal information"), Fate.REMOVED, erased=True),
    "own_file": Treatment(_("Files of the person"), Fate.REMOVED, erased=True, is_file=True),
    "edition": Treatment(_("Files of data sets, made anew without it"), Fate.REMOVED, is_file=True),
    "made_file": Treatment(
        _("Files made for download"), Fate.REMOVED, erased=True, own_period=True, is_file=True
    ),
    "copy": Treatment(_("Copies in emails, jobs, logs and comments of editors"), Fate.COPIES),
    "mail": Treatment(_("Text of emails"), Fate.COPIES, erased=True, own_period=True),
    "addressed": Treatment(
        _("Addresses of sent emails about it"), Fate.REMOVED, erased=True, own_period=True
    ),
    "quoting": Treatment(_("Findings that quote it"), Fate.COPIES),
    "passing": Treatment(_("Sessions and unsaved forms that contain it"), Fate.REMOVED),
    "machine": Treatment(_("Machine translations of it"), Fate.REMOVED, erased=True, own_period=True),
    "listed": Treatment(
        _("Other texts of the Office"),
        Fate.LISTED,
        _("Each copy found is listed, and a person decides about it."),
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
        _("It repeats its page, and changes with it."),
    ),
    "public_copy": Treatment(
        _("Public copies of records, for search and open data"),
        Fate.LISTED,
        _("They repeat a record, and are written anew when it changes."),
        may_remove=False,
    ),
    "closed": Treatment(
        _("Answers chosen from a list"), Fate.STAYS, _("Counts need them, and they hold no free text.")
    ),
    "fixed": Treatment(
        _("Choices"), Fate.STAYS, _("Each holds one value of a list in the program, and no text of a person.")
    ),
    "chosen": Treatment(
        _("Keys, languages and other values of the program"),
        Fate.STAYS,
        _("They are chosen from a list or made by the program, and hold no text of a person."),
    ),
    "numbers": Treatment(_("Counts"), Fate.STAYS, _("They hold numbers and keys, and no text of a person.")),
    "proof": Treatment(
        _("Digests and seals"), Fate.STAYS, _("They prove that the record was not changed, and hold no text.")
    ),
    "key": Treatment(_("Random codes"), Fate.STAYS, _("They are random and hold no text.")),
    "staff": Treatment(
        _("Names of staff who acted"), Fate.STAYS, _("The record says who did what in a public office.")
    ),
    "tombstone": Treatment(
        _("Reasons in the record of removals and holds"),
        Fate.STAYS,
        _("The record of a removal or hold says why it was made."),
    ),
    "official": Treatment(
        _("Members and contacts of meetings"), Fate.STAYS, _("They are facts about a public meeting.")
    ),
    "account": Treatment(
        _("Accounts and subscriptions"),
        Fate.STAYS,
        _("They belong to an account or a subscription, and end with it."),
    ),
    "private": Treatment(
        _("Private notes of members"), Fate.STAYS, _("They are encrypted, and only the member reads them.")
    ),
    "closed_session": Treatment(
        _("Minute book of closed sessions"),
        Fate.STAYS,
        _("The law requires that it is kept, and that it stays confidential."),
    ),
    "elsewhere": Treatment(
        _("Descriptions of videos on other sites"), Fate.STAYS, _("They come from the other site.")
    ),
    "setting": Treatment(_("Settings of the site"), Fate.STAYS, _("They describe the Office and the site.")),
    "file": Treatment(
        _("Names of stored files"),
        Fate.STAYS,
        _("The program makes the names. Files that contain the text are made anew or withdrawn."),
        is_file=True,
    ),
    "upload": Treatment(
        _("Names of images and documents of the site"),
        Fate.STAYS,
        _("Staff chose the file. Its name goes with the image or document."),
        is_file=True,
    ),
}
