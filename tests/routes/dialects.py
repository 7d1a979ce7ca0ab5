"""Route ledger: the public record as data, in our own format and in those of others, from public copies alone."""

from tests.routes.ledger import EVERYONE, rows

DIALECTS = [
    *rows(EVERYONE, "data.json", "api/v1/", "api/v1/openapi.json", "api/v1/schemas/<str:name>.json"),
    *rows(EVERYONE, "api/v1/archive.zip", per_object=True, note="once it is made"),
    *rows(
        EVERYONE, "api/v1/<str:kind>/", "api/v1/<str:kind>/<str:id>/", per_object=True, note="public records"
    ),
    *rows(
        EVERYONE,
        "api/oparl/",
        "api/oparl/<str:type>/",
        "api/popolo/",
        "api/popolo/<str:name>.json",
        "api/akn/",
    ),
    *rows(
        EVERYONE,
        "api/legistar/gateway.aspx",
        "api/legistar/v1/<path:address>",
        "api/oparl/<str:type>/<str:record>/",
        "api/popolo/<str:name>/<str:record>/",
        "api/akn/<str:record>/agenda.xml",
        "api/akn/<str:record>/minutes.xml",
        per_object=True,
        note="records with a public copy",
    ),
]


def samples() -> list[str]:
    """One of each; no page of the site links to them."""
    from cms.models import PublishedRecord
    from cms.open_data import sync

    sync.follow()
    minutes, motion = (
        PublishedRecord.objects.present().filter(kind=kind)[0] for kind in ("minutes", "motions")
    )
    return [
        f"/api/legistar/gateway.aspx?m=l&id={motion.row}",
        "/api/legistar/v1/events",
        "/api/oparl/",
        "/api/oparl/paper/",
        f"/api/oparl/meeting/{minutes.key}/",
        "/api/popolo/",
        "/api/popolo/votes.json",
        f"/api/popolo/motions/{motion.key}/",
        "/api/akn/",
        f"/api/akn/{minutes.key}/agenda.xml",
        f"/api/akn/{minutes.key}/minutes.xml",
    ]
