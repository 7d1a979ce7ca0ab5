"""Create data sets, receive files of aggregates, and calculate what may leave of them (C2C-13, PRV-10 to PRV-12)."""

from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.data_sets.checks import check_numbers, compare
from boards.data_sets.deciding import Progress, Published, decide_edition
from boards.data_sets.decisions import locked
from boards.data_sets.dictionary import DictionaryRefused, read_dictionary, why_not_continued
from boards.data_sets.storage import digest_of, digest_of_rows, pack, true_table
from boards.data_sets.uploads import problems_found, read_aggregates
from boards.exceptions import NotPossibleNow
from boards.models import Agreement, DataCell, DataEdition, DataSet
from cms import clock
from cms.jobs import queue
from cms.models import Job
from cms.records import ledger
from cms.records.history import Actor, actor_label, record
from feedback.models import Tool

Json = dict[str, Any]
State = DataEdition.State
RULE = "C2C-13"
BINDING = (Agreement.Status.SIGNED, Agreement.Status.IN_FORCE)
BATCH = 1_000


@transaction.atomic
def create_data_set(
    *,
    actor: Actor,
    slug: str,
    title: dict[str, str],
    summary: dict[str, str],
    agreement: Agreement,
    dictionary: Json,
    tool: Tool | None = None,
) -> DataSet:
    access.require(actor, *access.DATA_ROLES)
    read_dictionary(dictionary)
    created = DataSet(
        slug=slug, title=title, summary=summary, agreement=agreement, dictionary=dictionary, tool=tool
    )
    created.is_demo = agreement.is_demo
    return record(created, actor=actor, reason="created")


@transaction.atomic
def change_data_set(
    *,
    actor: Actor,
    data_set: DataSet,
    title: dict[str, str],
    summary: dict[str, str],
    dictionary: Json,
    tool: Tool | None,
) -> DataSet:
    """Change texts, tool or dictionary. Editions keep the dictionary that they were received with."""
    access.require(actor, *access.DATA_ROLES)
    current = DataSet.objects.select_for_update().get(pk=data_set.pk)
    wanted = read_dictionary(dictionary)
    last = current.editions.order_by("number").last()
    if last and (refusal := why_not_continued(read_dictionary(last.dictionary), wanted)):
        raise DictionaryRefused(refusal, rule="PRV-12")
    current.title, current.summary, current.tool, current.dictionary = title, summary, tool, dictionary
    return record(current, actor=actor, reason="changed")


@transaction.atomic
def receive_file(
    *, actor: Actor, data_set: DataSet, file: BinaryIO, name: str, note: str = ""
) -> DataEdition:
    """Check a file and keep its numbers as the next edition; the file itself is not kept.

    Raises PersonLevel for rows about persons, FileProblems for what does not fit, TableRefused for what cannot be read.
    """
    access.require(actor, *access.DATA_ROLES)
    current = DataSet.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=data_set.pk)
    if current.agreement.status not in BINDING:
        raise NotPossibleNow(
            _("The agreement is not signed yet. Numbers are received under a signed one."), rule=RULE
        )
    dictionary = read_dictionary(current.dictionary)
    table = read_aggregates(file, name, dictionary)
    if problems := check_numbers(dictionary, table):
        raise problems_found(problems)
    last = current.editions.order_by("number").last()
    digest = digest_of(table)
    if last and last.received_sha256 == digest:
        raise NotPossibleNow(
            _("These are the numbers of edition %(number)s.") % {"number": last.number}, rule=RULE
        )
    edition = DataEdition.objects.create(
        data_set=current,
        number=last.number + 1 if last else 1,
        agreement=current.agreement,
        dictionary=current.dictionary,
        rows=len(table),
        true_numbers=pack(table),
        received_sha256=digest,
        received_at=clock.now(),
        received_by_name=actor_label(actor),
        note=note.strip()[:300],
        comparison=compare(dictionary, true_table(last), table) if last else {},
        is_demo=current.is_demo,
    )
    ledger.append("add", edition, actor=actor)
    return edition


def start_calculation(*, actor: Actor, edition: DataEdition) -> Job:
    """Queue the job that decides what is hidden."""
    access.require(actor, *access.DATA_ROLES)
    job = queue.start("boards.calculate_edition", actor=actor, edition=edition.pk)
    DataEdition.objects.filter(pk=edition.pk).update(job=job)
    return job


def calculate_edition(*, actor: Actor, edition: DataEdition, progress: Progress | None = None) -> DataEdition:
    """Decide what is hidden, against all editions that are out. May run again until the edition is proposed."""
    access.require(actor, *access.DATA_ROLES)
    released = _released_beside(edition)
    rows, loss = decide_edition(edition, released, progress)
    with transaction.atomic():
        current = locked(edition)
        if current.state in (State.PROPOSED, State.RELEASED):
            raise NotPossibleNow(
                _("This edition was proposed or released. Withdraw the proposal before you calculate again."),
                rule="S14",
            )
        if [each.pk for each in _released_beside(current)] != [each.pk for each in released]:
            raise NotPossibleNow(_("Another edition was released in the meantime. Try again."), rule="PRV-12")
        return _keep(current, rows, loss, actor)


def _released_beside(edition: DataEdition) -> list[DataEdition]:
    others = DataEdition.objects.filter(data_set=edition.data_set_id, state=State.RELEASED)
    return list(others.exclude(pk=edition.pk).order_by("decided_at", "pk"))


def _keep(edition: DataEdition, rows: list[Published], loss: Json, actor: Actor) -> DataEdition:
    edition.cells.all().delete()
    cells = [DataCell(edition=edition, key=key, values=values, marks=marks) for key, values, marks in rows]
    DataCell.objects.bulk_create(cells, batch_size=BATCH)
    edition.loss, edition.state = loss, State.CALCULATED
    before, edition.published_sha256 = edition.published_sha256, digest_of_rows(rows)
    edition.save()
    if before != edition.published_sha256:
        ledger.append("calculate", edition, actor=actor)
    return edition
