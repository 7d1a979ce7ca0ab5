"""Schema.org data of the public numbers of a data set, with the files in which they are offered."""

from django.urls import reverse

from cms.sharing.schema_org import download, filled, moment, office_id
from cms.sharing.structured_data import Shown, Subject

FILES = (("feedback:numbers_csv", "text/csv"), ("feedback:numbers_json", "application/json"))


def numbers_subject(shown: Shown) -> Subject:
    """The data set; its license stands in the description of its files, where one was stated when it was frozen."""
    cut, release = shown["cut"], shown["release"]
    node = filled(
        type_="Dataset",
        version=f"{cut.number}.{release.cut_edition}",
        datePublished=moment(release.decided_at),
        creator=office_id(),
        isAccessibleForFree=True,
        distribution=[download(reverse(view, args=[cut.number]), kind) for view, kind in FILES],
    )
    return Subject(node, is_demo=cut.is_demo, changed=release.decided_at)
