"""Private files: cuts and exports. Never under the media folder, never accessible by a link alone (R09)."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    return storages["private"]
