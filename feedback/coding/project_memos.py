"""Memos and cases of a project file that comes back: new memos are added, cases are compared with those here."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from cms.models import Redaction
from cms.records.history import Actor, actor_label, past_of
from feedback.coding.books import scope_around
from feedback.coding.file_codes import guid_of
from feedback.coding.memos import LONGEST, Subject, new_memo
from feedback.coding.refi_cases import Cases, case_guid, guid_from
from feedback.coding.refi_notes import FileCase, FileMemo
from feedback.coding.refi_project import text_guid
from feedback.models import Codebook, Form, Memo, PrivatePassage, SubmissionText

SHORTEST = 3  # of marked words, to be looked for in memos

OTHER_PLACE = gettext_lazy("The memo is about a text or code that is not on this site.")
OTHER_AUTHOR = gettext_lazy("Another person on this site wrote this memo. Only that person can import it.")
REMOVED = gettext_lazy("This memo was removed here.")
EMPTY = gettext_lazy("The memo is empty.")
TOO_LONG = gettext_lazy("The memo is longer than 2,000 characters.")


def memos_for(book: Codebook, texts: Iterable[SubmissionText]) -> list[Memo]:
    """Those of a project file: on the codebook, on its codes, and on these texts."""
    found = [*Memo.objects.filter(codebook=book), *Memo.objects.filter(code__codebook=book)]
    return sorted([*found, *Memo.objects.filter(text__in=list(texts))], key=lambda each: each.pk)


def marked_words(book: Codebook) -> set[str]:
    """What was marked as identifying a person in any text that is coded with the codebook: its memos may repeat it."""
    found = PrivatePassage.objects.filter(scope_around(book).holds("text__submission__form"))
    # After a redaction the places are those of the old text.
    redacted = Redaction.objects.filter(kind="submission").values_list("key", flat=True)
    rows = found.exclude(state=PrivatePassage.State.STAYS).exclude(text__submission__in=map(int, redacted))
    places = rows.order_by().values_list("text__text", "start", "end")
    words = (text[start:end].strip() for text, start, end in places.iterator())
    return {each for each in words if len(each) >= SHORTEST}


class NewMemos:
    """Memos of a file beside those here. ``others``: names of those who code here, without this person."""

    def __init__(
        self, actor: Actor, book: Codebook, texts: Iterable[SubmissionText], others: set[str]
    ) -> None:
        self.actor, self.made = actor, list[Memo]()
        self.places: dict[str, Subject] = {text_guid(text): text for text in texts}
        self.places |= {str(guid_of(code, book)): code for code in book.codes.select_related("codebook")}
        self.places["project"] = book
        past = past_of(Memo).all()
        self.known = {str(each) for each in Memo.objects.values_list("guid", flat=True)}
        gone = past.filter(history_type="-").values_list("guid", flat=True)
        self.removed = {str(each) for each in gone} - self.known
        names = set(past.order_by().values_list("author_name", flat=True).distinct())
        self.others = others | names - {actor_label(actor)}

    def reason_against(self, each: FileMemo) -> Promise | str:
        if self._guid(each) in self.known:
            return ""
        if each.of not in self.places:
            return OTHER_PLACE
        if each.author in self.others:
            return OTHER_AUTHOR
        if self._guid(each) in self.removed:
            return REMOVED
        if not each.body:
            return EMPTY
        return TOO_LONG if len(each.body) > LONGEST else ""

    def take(self, each: FileMemo) -> bool:
        """Whether it is new."""
        guid = self._guid(each)
        if guid in self.known:
            return False
        self.known.add(guid)
        facts = {"actor": self.actor, "subject": self.places[each.of], "body": each.body, "guid": UUID(guid)}
        self.made.append(new_memo(**facts))  # type: ignore[arg-type]
        return True

    def _guid(self, each: FileMemo) -> str:
        """That of the file, else one made of what it says, so that it is not imported twice."""
        return each.guid or guid_from("memo", each.of, each.body)


def compare_cases(form: Form, texts: Iterable[SubmissionText], cases: list[FileCase]) -> tuple[int, int]:
    """How many cases of a file say what is known here, and how many do not; a file changes nothing of a comment."""
    comments = {text.submission_id: text.submission for text in texts}
    pks = {case_guid(pk): pk for pk in comments}
    known = Cases(form, comments.values())
    same = sum(each.guid in pks and each.values == known.values(pks[each.guid]) for each in cases)
    return same, len(cases) - same
