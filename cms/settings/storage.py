"""Media and private files in S3-compatible storage, from one URL: s3://bucket?endpoint=…&region=…"""

from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ImproperlyConfigured


def s3_storages(url: str) -> dict[str, dict]:
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc:
        raise ImproperlyConfigured(
            "STORAGE_URL: must look like s3://bucket?endpoint=https://host&region=name"
        )
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    if unknown := query.keys() - {"endpoint", "region"}:
        raise ImproperlyConfigured(f"STORAGE_URL: does not know {', '.join(sorted(unknown))}")
    if "endpoint" in query and not query["endpoint"].startswith(("https://", "http://")):
        raise ImproperlyConfigured("STORAGE_URL: endpoint must be an address like https://host")
    common = {
        "bucket_name": parts.netloc,
        "endpoint_url": query.get("endpoint"),
        "region_name": query.get("region"),
        "default_acl": "private",
        "file_overwrite": False,
    }
    backend = "storages.backends.s3.S3Storage"
    return {
        "default": {"BACKEND": backend, "OPTIONS": common | {"location": "media", "querystring_auth": False}},
        "private": {"BACKEND": backend, "OPTIONS": common | {"location": "private"}},
    }
