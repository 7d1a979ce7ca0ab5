"""Benchmark of the packet of an agenda with 40 items and 25 materials, as a worker builds it (issue 3, show 5).

`python -m tests.bench.packet` measures in a separate process and prints JSON.
"""

import json
import os
import subprocess
import sys
import time

from django.core.files.base import ContentFile

from tests.bench.report import Goals, say
from tests.checks import ROOT

ITEMS, TEXTS, UPLOADS, PAGES = 40, 13, 12, 30
WORDS = "\n\n".join(
    ["# Results by county", *["People want their own county to be shown, with its schools. " * 12] * 12]
)


def run(goals: Goals) -> None:
    say(f"\nPacket of {ITEMS} items, {TEXTS} texts, {UPLOADS} uploaded PDFs of {PAGES} pages")
    words = [sys.executable, "-m", "tests.bench.packet"]
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        goals.skip("packet built", (done.stderr.strip().splitlines() or ["no reason given"])[-1])
        return
    result = json.loads(done.stdout.splitlines()[-1])
    say(f"  {result['pages']} pages, {result['bytes'] / 1e6:.1f} MB")
    goals.at_most("packet built", result["seconds"], 60, " s")


def measure() -> dict:
    """Nothing is saved: what is measured is the building, not the posting."""
    import django

    django.setup()
    return _build(_contents())


def _contents():
    from boards.agendas.presenters import agenda_view
    from boards.materials.packets import PacketContents, PacketItem
    from boards.models import Body, Meeting, PostedAgenda
    from cms import clock

    now = clock.now()
    meeting = Meeting(
        body=Body(slug="bench", name={"en": "Bench"}), starts_at=now, ends_at=now, day=now.date()
    )
    posting = PostedAgenda(meeting=meeting, number=1, snapshot=_snapshot(now), sha256="0" * 64, posted_at=now)
    agenda = agenda_view(posting.snapshot)
    items = [PacketItem(item) for item in agenda.items]
    for place in range(TEXTS + UPLOADS):
        items[place % ITEMS].materials.append(_material(place, meeting))
    contents = PacketContents(meeting, posting, agenda, items)
    for place, each in enumerate(contents.attached, start=1):
        each.place = place
    return contents


def _snapshot(now) -> dict:
    facts = dict.fromkeys(
        ("place", "stream_url", "phone_in", "contact_name", "contact_phone", "contact_address"), "x"
    )
    facts |= {"kind": "regular", "starts_at": now.isoformat(), "ends_at": now.isoformat(), "aid_until": ""}
    item = {"kind": "action", "minutes": 5, "title": {"en": "Results by county"}, "text": {"en": WORDS[:400]}}
    items = [item | {"key": str(place), "number": place, "findings": []} for place in range(1, ITEMS + 1)]
    return {"meeting": facts, "title": {"en": "Bench"}, "summary": {"en": ""}, "texts": {}, "items": items}


def _material(place: int, meeting):
    """Every other one is an uploaded PDF."""
    from boards.agendas.presenters import MaterialView
    from boards.materials.packets import PacketMaterial
    from boards.models import MaterialVersion

    version = MaterialVersion(number=1, language="en", body=WORDS, content_type="text/html", sha256="0" * 64)
    if place % 2:
        version.body, version.content_type, version.pages = "", "application/pdf", PAGES
        version.file.save("bench.pdf", ContentFile(_pdf()), save=False)
    shown = MaterialView(
        place, 1, f"Material {place}", version.name, "en", version.sha256, 0, version.pages, "body"
    )
    return PacketMaterial(shown, version, url="/m/", file_url="/m/1/")


def _pdf() -> bytes:
    """As an office would hand it in: pages full of words, with tags."""
    import weasyprint

    page = f"<section style='break-after:page'><h1>Report</h1><p>{WORDS[:2400]}</p></section>"
    html = f"<html lang=en><title>Report</title>{page * PAGES}</html>"
    return weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")


def _build(contents) -> dict:
    from boards.materials.packets.joining import joined
    from boards.materials.packets.layout import pages_of

    before = time.perf_counter()
    ours, places = pages_of(contents, "en")
    data, pages = joined(ours, places, contents, lambda: None)
    return {"seconds": time.perf_counter() - before, "pages": pages, "bytes": len(data)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()) + "\n")
