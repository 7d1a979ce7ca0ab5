"""Route ledger: what programs ask a site for, at its root."""

from tests.routes.ledger import EVERYONE, rows

SHARING = [
    *rows(
        EVERYONE,
        "sitemap.xml",
        "sitemap-<slug:section>.xml",
        "robots.txt",
        ".well-known/security.txt",
        "manifest.webmanifest",
        "favicon.ico",
        "apple-touch-icon.png",
        "icon-<int:size>.png",
        "cards/<slug:language>/site.png",
    ),
    *rows(
        EVERYONE,
        "cards/<slug:language>/<slug:kind>/<int:id>.png",
        per_object=True,
        note="of what is public, as its trace or page",
    ),
]
