"""Schema.org data of an edition, with the files in which it is offered."""

from django.urls import reverse

from cms.sharing.schema_org import download, filled, moment, office_id
from cms.sharing.structured_data import Shown, Subject

FILES = (
    ("boards:data_csv", "text/csv"),
    ("boards:data_xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("boards:data_parquet", "application/vnd.apache.parquet"),
    ("boards:data_json", "application/json"),
)


def edition_subject(shown: Shown) -> Subject:
    edition = shown["edition"]
    arguments = [edition.data_set.slug, edition.number]
    node = filled(
        type_="Dataset",
        version=str(edition.number),
        datePublished=moment(edition.decided_at),
        creator=office_id(),
        isAccessibleForFree=True,
        distribution=[download(reverse(view, args=arguments), kind) for view, kind in FILES],
    )
    return Subject(node, is_demo=edition.is_demo, changed=edition.decided_at)
