"""Benchmark from 100,000 comments to a cut and its files, on a separate site, beside Wagtail's own form export of
the same data (performance.md 2 and 5: E1, E3, E4, E5, E7).

`python -m tests.bench.volume <step>` measures one step in a separate process and prints JSON.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.bench.memory import peak_kilobytes
from tests.bench.places import Place, empty_place
from tests.bench.report import Goals, say
from tests.checks import ROOT

BIG = 1_000_000
FORMATS = ("xlsx", "csv", "jsonl", "parquet")
PAGE = "/receipts/"


def run(folder: Path, rows: int, goals: Goals, *, database: str = "", big: int = BIG) -> None:
    """``database``: a PostgreSQL server, on which a database is made for it and dropped after."""
    say(f"\nA data set of {rows:,} comments and its files{', PostgreSQL' if database else ''}")
    with empty_place(folder, database) as place:
        begun = time.perf_counter()
        place.django("seed_volume", "--submissions", str(rows))
        say(f"  {time.perf_counter() - begun:7.1f} s   seed_volume")
        _files(place, goals)
        if big:
            one = _step(place, "big", str(big))
            say(
                f"  {one['cpu']:7.1f} CPU s, {one['bytes'] / 1e6:,.0f} MB, +{one['memory']:.0f} MiB"
                f"   {one['rows']:,} rows"
            )
            goals.at_least("E5 rows that are in the file when it is opened", one["opened"], big, "")


def _files(place: Place, goals: Goals) -> None:
    cut = _step(place, "cut")
    say(f"  {cut['cpu']:7.1f} CPU s, {cut['wall']:.1f} s   the data set, {cut['bytes'] / 1e6:,.0f} MB")
    goals.at_most("Show 3 a data set in a worker", cut["wall"], 60, " s")
    release = _step(place, "release")
    say(f"  {release['cpu']:7.2f} CPU s, +{release['memory']:.0f} MiB   its release")
    made = {format_: _step(place, "export", format_) for format_ in FORMATS}
    for format_, one in made.items():
        say(
            f"  {one['cpu']:7.2f} CPU s, {one['bytes'] / 1e6:6.1f} MB, +{one['memory']:.0f} MiB   {format_}, all texts"
        )
    peer = _step(place, "wagtail")
    say(f"  {peer['cpu']:7.2f} CPU s, +{peer['memory']:.0f} MiB   Wagtail's own XLSX of the same cells")
    goals.at_least("E1 Wagtail's form export to ours", peer["cpu"] / made["xlsx"]["cpu"], 10)
    for name, one in {
        "the release": release,
        "the XLSX": made["xlsx"],
        "the Parquet": made["parquet"],
    }.items():
        goals.at_most(f"E4 memory step of {name}", one["memory"], 64, " MiB")
    goals.at_most("E3 first byte of the file over the site", _step(place, "first")["ms"], 100, " ms")
    goals.at_most("E7 another visitor's page while a worker exports", _beside(place), 50, " ms")


def _step(place: Place, *words: str) -> dict[str, Any]:
    return place.step("tests.bench.volume", *words)


def _beside(place: Place) -> float:
    """The worst of many visits in one process, while another makes a workbook."""
    command = [sys.executable, "-m", "tests.bench.volume", "export", "xlsx"]
    worker = subprocess.Popen(command, cwd=ROOT, env=os.environ | place.env, stdout=subprocess.DEVNULL)
    try:
        return _step(place, "visit")["worst"]
    finally:
        worker.wait()


# Steps, each in a process of its own -----------------------------------------------------------------------


def step_cut() -> dict[str, Any]:
    from feedback.cuts.services import make_cut
    from feedback.models import Form

    form = Form.objects.get(slug="synthetic")
    facts, cut = _cost(lambda: make_cut(actor="system:bench", form=form))
    return facts | {"bytes": _size(cut.file), "rows": cut.rows}


def step_release() -> dict[str, Any]:
    from feedback.models import Cut
    from feedback.releases.services import release_for

    cut = Cut.objects.order_by("number").first()
    _warm()
    return _cost(lambda: release_for(cut=cut, actor="system:bench"))[0]


def step_export(format_: str) -> dict[str, Any]:
    from feedback.exports.services import make_file
    from feedback.models import Cut
    from feedback.releases.services import release_for

    cut = Cut.objects.order_by("number").first()
    release_for(cut=cut, actor="system:bench")  # worked out once for all files of a cut
    export = _agreed(cut, format_)
    _warm()
    facts, made = _cost(lambda: make_file(export=export))
    return facts | {"bytes": _size(made.file), "rows": made.rows}


def _agreed(cut: Any, format_: str) -> Any:
    """As if a second person had agreed."""
    from feedback.exports.services import new_export
    from feedback.models import Export

    wish = {"format": format_, "audience": "records", "reason": "bench"}
    export = new_export(actor="system:bench", cut=cut, **wish)
    export.state, export.decided_by_name = Export.State.WAITING, "P. Second"
    export.save(update_fields=["state", "decided_by_name"])
    return export


def _warm() -> None:
    """What the first file of a process loads is not the cost of a row."""
    from cms.spreadsheets import Column, Sheet, stream_xlsx

    for _chunk in stream_xlsx([Sheet("Warm", [Column("a", "A")], [["a"]] * 300)]):
        pass
    import pandas  # noqa: F401
    import pyarrow.parquet  # noqa: F401


def step_wagtail() -> dict[str, Any]:
    """Its own view's own code, over its own submissions, which hold the cells that our workbook has."""
    from wagtail.contrib.forms.models import FormSubmission
    from wagtail.contrib.forms.views import SubmissionsListView
    from wagtail.models import Page

    from feedback.models import Cut

    page = Page.objects.order_by("pk").first()
    if not FormSubmission.objects.exists():
        _fill_peer(FormSubmission, page, Cut.objects.order_by("number").first())
    view = SubmissionsListView()
    view.list_export = [*_PEER, "submit_time"]
    view.export_headings = {name: name for name in view.list_export}
    submissions = FormSubmission.objects.filter(page=page).order_by("submit_time")
    view.write_xlsx(submissions[:50], BytesIO())
    return _cost(lambda: view.write_xlsx(submissions, BytesIO()))[0]


_PEER = ("ref", "channel", "language", "form", "version", "state", "speaks_for", "import_ref", "words", "more",
         "short", "used", "found", "clear", "times", "letter", "rest", "codes", "against", "demo")  # fmt: skip


def _fill_peer(model: Any, page: Any, cut: Any) -> None:
    from feedback.cuts import files as cut_files
    from feedback.exports.comments_sheet import against_of, codes_of

    batch = []
    for row in cut_files.rows(cut):
        said = {each["q"]: each["text"] for each in row["texts"]}
        data = {name: row[name] for name in _PEER[:8]} | said | row["answers"]
        data |= {"codes": codes_of(row), "against": against_of(row), "demo": row["is_demo"]}
        batch.append(model(page=page, form_data=data))
        if len(batch) == 2000:
            model.objects.bulk_create(batch)
            batch = []
    model.objects.bulk_create(batch)


def step_first() -> dict[str, Any]:
    """From the request to the first bytes of the file, by a signed-in person."""
    client, export = _taker()
    address = f"/desk/exports/{export.pk}/file"
    client.get(PAGE)
    before = time.perf_counter()
    next(iter(client.get(address).streaming_content))
    return {"ms": 1000 * (time.perf_counter() - before)}


def _taker() -> tuple[Any, Any]:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from feedback.models import Export
    from tests.factories.signed_in import browser_of

    user, _made = get_user_model().objects.get_or_create(email="bench@example.org")
    user.groups.add(Group.objects.get_or_create(name="analyst")[0])
    Export.objects.filter(format="xlsx", state="ready").update(requested_by=user)
    client = browser_of(user, HTTP_HOST="localhost")
    return client, Export.objects.filter(format="xlsx", state="ready").first()


def step_visit() -> dict[str, Any]:
    """In a process that has begun as a web server's does."""
    from django.test import Client

    import_module("cms.wsgi")
    client, taken = Client(HTTP_HOST="localhost"), []
    for _warm in range(5):
        client.get(PAGE)
    ends = time.perf_counter() + 5
    while time.perf_counter() < ends:
        before = time.perf_counter()
        client.get(PAGE)
        taken.append(1000 * (time.perf_counter() - before))
        time.sleep(0.005)
    return {"worst": max(taken), "visits": len(taken)}


def step_big(rows: int) -> dict[str, Any]:
    """A cut of a million, made by repeating the one there is; the workbook is opened and its rows are counted."""
    from feedback.cuts import files as cut_files
    from feedback.exports.services import make_file
    from feedback.models import Cut
    from feedback.releases.services import release_for

    first = Cut.objects.order_by("number").first()
    cut = Cut.objects.create(number=Cut.objects.count() + 100, until=first.until, rows=rows, made_by="bench")
    cut.file, cut.sha256 = cut_files.store(f"cuts/big-{cut.pk}.jsonl", _repeated(first, rows))
    cut.save()
    release = release_for(cut=first, actor="system:bench")
    release.pk, release.cut = None, cut
    release.save(force_insert=True)
    export = _agreed(cut, "xlsx")
    _warm()
    facts, made = _cost(lambda: make_file(export=export))
    return facts | {"bytes": _size(made.file), "rows": made.rows, "opened": _opened(made.file)}


def _repeated(cut: Any, rows: int) -> Iterator[bytes]:
    from feedback.cuts import files as cut_files

    yield cut_files.line_of({"meta": cut_files.meta(cut)})
    made = 0
    while made < rows:
        for row in cut_files.rows(cut):
            if made == rows:
                return
            made += 1
            row["id"], row["ref"] = made, f"C-{made:07d}"
            yield cut_files.line_of(row)


def _opened(name: str) -> int:
    """Rows that a reader of spreadsheets finds on the sheet of comments, after the header."""
    from openpyxl import load_workbook

    from cms.storage import private_storage

    book = load_workbook(private_storage().open(name, "rb"), read_only=True)
    return sum(1 for _row in book["Comments"].iter_rows(max_col=1)) - 1


def _cost(work: Any) -> tuple[dict[str, Any], Any]:
    start, cpu, wall = peak_kilobytes(), time.process_time(), time.perf_counter()
    made = work()
    facts = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    return facts | {"memory": (peak_kilobytes() - start) / 1024}, made


def _size(name: str) -> int:
    from cms.storage import private_storage

    return private_storage().size(name)


if __name__ == "__main__":
    import django

    django.setup()
    step, *rest = sys.argv[1:]
    arguments = [int(each) if each.isdigit() else each for each in rest]
    sys.stdout.write(json.dumps(globals()[f"step_{step}"](*arguments)) + "\n")
