"""Services that compute and store the release of a cut: publishable and internal numbers (PRV-10 to PRV-12)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.jobs import queue
from cms.models import Job
from cms.records import ledger
from cms.records.history import Actor, actor_label, record
from feedback import access
from feedback.cuts import files as cut_files
from feedback.cuts.services import sizes_around
from feedback.exceptions import NotPossibleNow
from feedback.models import Benchmark, Cut, Finding, Release
from feedback.releases.builder import Built, Past, build, filters_of
from feedback.releases.code_counts import Tally
from feedback.releases.publication_checks import is_behind, not_yet, why_unreleased
from feedback.releases.row_tables import ReleasedRows, RowTable
from feedback.releases.selectors import numbers_for, of_family, published_tables
from feedback.releases.table_json import digest_of

TRIES = 3


def request_release(*, actor: Actor, cut: Cut) -> Job:
    """Queue a job that counts the cut."""
    access.require(actor, *access.CUT_ROLES)
    return queue.start("feedback.analyse", actor=actor, cut=cut.pk)


def build_release(*, cut: Cut, actor: Actor, job: Job | None = None) -> Release:
    """Count and decide. A release never changes once its numbers are published; until then it is recomputed.

    For the worker only, since it loads pandas.
    """
    access.require(actor, *access.CUT_ROLES)
    cut_files.check(cut)
    for _attempt in range(TRIES):
        release = _stored(cut) or Release(cut=cut, cut_edition=cut.edition)
        if release.pk and published_tables().filter(pk=release.pk).exists():
            return _with_counts(release, cut, actor)
        if release.state == Release.State.PROPOSED:
            raise NotPossibleNow(
                _("This release is waiting for a second person. Withdraw the proposal first."), rule="S14"
            )
        past = list(
            published_tables(but=release.pk)
            .filter(of_family(cut))
            .order_by("made_at", "pk")
            .select_related("cut__form")
        )
        tally = Tally()
        built = _built(cut, past, tally)
        with transaction.atomic():
            current = set(
                published_tables(but=release.pk)
                .select_for_update(of=("self",))
                .filter(of_family(cut))
                .values_list("pk", flat=True)
            )
            if current == {each.pk for each in past} and _is_as_read(release):
                release.internal = {"findings": tally.as_json(cut_files.meta(cut))}
                return _keep(release, built, cut, past, actor, job)
    raise NotPossibleNow(
        _("Numbers of other data sets were released in the meantime. Try again."), rule="PRV-12"
    )


def _is_as_read(release: Release) -> bool:
    """Whether nobody proposed or decided it while it was calculated; its row is locked until it is saved."""
    row = Release.objects.select_for_update(of=("self",)).filter(
        cut=release.cut, cut_edition=release.cut_edition
    )
    found = row.values_list("state", "sha256").first()
    return found is None if release.pk is None else found == (release.state, release.sha256)


def release_for(cut: Cut, actor: Actor) -> Release:
    """Return the release whose numbers may be published now: the stored one, or a recomputed one if it is behind."""
    found = _stored(cut)
    return found if found and not is_behind(found) else build_release(cut=cut, actor=actor)


def require_current(cut: Cut) -> None:
    """Raise ``NotPossibleNow`` if the release of the cut is behind, before text is written from it (PRV-12)."""
    if (release := _stored(cut)) and (refusal := not_yet(release)):
        raise refusal


def require_released(cut: Cut) -> None:
    """Raise ``NotPossibleNow`` unless two people agreed that the numbers of the cut leave."""
    if refusal := why_unreleased(cut):
        raise refusal


def _stored(cut: Cut) -> Release | None:
    return Release.objects.select_related("cut").filter(cut=cut, cut_edition=cut.edition).first()


def _with_counts(release: Release, cut: Cut, actor: Actor) -> Release:
    """Add counts for findings to an already published release; its tables stay as they are."""
    if "findings" not in release.internal:
        tally = Tally()
        for _row in tally.through(cut_files.rows(cut)):
            pass
        release.internal["findings"] = tally.as_json(cut_files.meta(cut))
        release.save(update_fields=["internal"])
    _fill_drafts(cut, actor)
    return release


def _fill_drafts(cut: Cut, actor: Actor) -> None:
    """Fill in the numbers of drafts that were written before the worker counted their cut."""
    for each in cut.findings.exclude(state=Finding.State.PUBLISHED).select_related("code", "cut"):
        if not each.numbers:
            each.numbers = numbers_for(cut, each.code)
            record(each, actor=actor, reason="counted", update_fields=["numbers"])


def _built(cut: Cut, past: list[Release], tally: Tally) -> Built:
    return build(
        meta=cut_files.meta(cut),
        rows=tally.through(cut_files.rows(cut)),
        number=cut.number,
        filters=_filters(cut),
        threshold=cut.threshold,
        past=[_past(each) for each in past],
        around=sizes_around(cut),
        benchmarks=[_facts(each) for each in Benchmark.objects.order_by("dimension", "-year", "pk")],
    )


def _past(release: Release) -> Past:
    """An earlier release as readers have it, with the rows that its files show."""
    cut, rows = release.cut, None
    if not release.rows_withheld:
        table = RowTable.of(cut_files.meta(cut))
        for row in cut_files.rows(cut):
            table.take(row)
        rows = ReleasedRows(table, release.shown_rows["shown"])
    return Past(cut.number, _filters(cut), release.tables, release.internal["told"], rows)


def _filters(cut: Cut) -> frozenset[tuple[str, str]]:
    return filters_of(cut.form.slug if cut.form else "", cut.filters)


def _facts(benchmark: Benchmark) -> dict[str, Any]:
    return {
        "name": benchmark.name,
        "dimension": benchmark.dimension,
        "source": benchmark.source,
        "year": benchmark.year,
        "shares": benchmark.shares,
    }


def _keep(
    release: Release, built: Built, cut: Cut, past: list[Release], actor: Actor, job: Job | None
) -> Release:
    release.rule, release.threshold = cut.rule, cut.threshold
    release.tables, release.held, release.suppressed = built.tables, built.held, built.suppressed
    release.obstacle = built.obstacle
    release.shown_rows = {name: built.rows[name] for name in ("rows", "withheld", "shown")}
    release.internal |= {"lost": built.rows["lost"]}
    release.internal |= {"tables": built.true, "told": built.told, "past": [each.pk for each in past]}
    before, release.sha256 = release.sha256, digest_of([release.tables, release.shown_rows])
    release.job, release.made_at, release.made_by = job, clock.now(), actor_label(actor)
    if release.state == Release.State.DECLINED:
        release.state = Release.State.CALCULATED
    release.save()
    _fill_drafts(cut, actor)
    if before != release.sha256:
        ledger.append("calculate", release, actor=actor)
    return release
