"""Where the next page begins, signed: it says nothing to a client and cannot be made up."""

from datetime import UTC, datetime

from django.core import signing

from cms.models import PublishedRecord

Place = tuple[datetime | None, int]


def cursor_after(copy: PublishedRecord, *, by_change: bool) -> str:
    moment = copy.modified_at.astimezone(UTC).isoformat() if by_change else ""
    return _signer(copy.kind, by_change=by_change).sign_object([moment, copy.pk])


def place_of(cursor: str, kind: str, *, by_change: bool) -> Place | None:
    """After which moment and primary key to go on. None: not a cursor of this kind and order."""
    try:
        moment, pk = _signer(kind, by_change=by_change).unsign_object(cursor)
    except (signing.BadSignature, UnicodeError, ValueError):
        return None
    return (datetime.fromisoformat(moment) if moment else None), pk


def _signer(kind: str, *, by_change: bool) -> signing.Signer:
    return signing.Signer(salt=f"open_data.{kind}.{'change' if by_change else 'id'}")
