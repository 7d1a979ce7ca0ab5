"""The data of this app in the index of open data, and the addresses of the API."""

from django.utils.translation import gettext_lazy as _

from cms.models import PublishedRecord
from cms.open_data.registry import kinds
from cms.open_data.sources import register
from cms.proofs import checkpoints
from cms.proofs.tree import WIDTH


def first_kind() -> list[str] | None:
    return [kind.name for kind in kinds()[:1]] or None


def newest_record() -> list[str] | None:
    found = PublishedRecord.objects.filter(removed_at=None).order_by("-modified_at").first()
    return [found.kind, found.key] if found else None


def timestamped() -> list[str] | None:
    last = checkpoints.latest()
    return [] if last and last.timestamp else None


def first_tile() -> list[str] | None:
    last = checkpoints.latest()
    return [f"entries/000.p/{last.size}" if last.size < WIDTH else "entries/000"] if last else None


register("open_data:index", _("The kinds of records, what they contain, and where they are."))
register("open_data:kind", _("The records of a kind, page by page."), example=first_kind)
register("open_data:record", _("One record."), example=newest_record)
register("open_data:schema", _("What records of one kind contain, as JSON Schema."), example=first_kind)
register("open_data:openapi", _("The API, described for programs (OpenAPI 3.1)."))
register("open_data:archive", _("The whole public record in one file, created each night."))
register("open_data:catalog", _("All data sets of this site for data portals (DCAT-US 3.0)."))
register(
    "cms:trace_data", _("The links of one record, in both directions: records, links, who, when and why.")
)
register("cms:checkpoint", _("The latest checkpoint of the record, signed (C2SP tlog-checkpoint)."))
register("cms:checkpoint_text", _("What the latest checkpoint says, without its signatures."))
register(
    "cms:checkpoint_timestamp",
    _("When an authority saw the latest checkpoint, signed (RFC 3161)."),
    example=timestamped,
)
register("cms:checkpoint_feed", _("The newest checkpoints of the record."))
register("cms:record_zip", _("Every entry of the record, with the file that checks it offline."))
register(
    "cms:record_tile", _("Tiles of the record’s tree, and its entries (C2SP tlog-tiles)."), example=first_tile
)
register(
    "cms:record_proof", _("The proof of one public record: its facts, salt, and path to the checkpoint.")
)
register("cms:verify_record", _("The file that checks proofs and the record offline (Python)."))
register("cms:witness", _("The program with which anyone can witness the record (Python)."))
register("healthz", _("Whether the site is working: database, queue, backups, storage."))
register("sitemap_index", _("Each part of the sitemap, for search engines."))
register("sitemap", _("Public pages in each of their languages, with the date of their last change."))
