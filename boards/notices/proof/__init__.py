"""Proof of notice as one file, verifiable without this site (BK-10, BK-14a, BK-35)."""

from boards.notices.proof.archive import archive

__all__ = ["archive"]
