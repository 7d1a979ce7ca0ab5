"""Digests of values in sealed facts."""

import hashlib
import hmac
import json

from cms.secrets import record_key


def hash_of(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def keyed_hash_of(value: object) -> str:
    """For what is private in facts that anyone may see: nobody without the key of the site finds it by trying."""
    return hmac.new(record_key(), hash_of(value).encode(), hashlib.sha256).hexdigest()
