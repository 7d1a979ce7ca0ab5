"""Query whole sets of the chain: what leads to what, in one query from either end.

``forward`` starts at each thing of one kind, ``backward`` at each thing of the other kind; both return the same
pairs. ``onward`` and ``behind`` return all descendants or ancestors of some things.
"""

from collections.abc import Iterable

from django.db import connection

from cms.chain.walk import Pair

# Kinds and ids are query parameters; only the number of placeholders is interpolated.
_FORWARD = """
WITH RECURSIVE reach(root, kind, id) AS (
    SELECT l.source_id, l.target_kind, l.target_id FROM cms_link l
    WHERE l.source_kind = %s AND l.withdrawn_at IS NULL
    UNION
    SELECT r.root, l.target_kind, l.target_id FROM reach r
    JOIN cms_link l ON l.source_kind = r.kind AND l.source_id = r.id WHERE l.withdrawn_at IS NULL
)
SELECT root, id FROM reach WHERE kind = %s
"""
_BACKWARD = """
WITH RECURSIVE reach(root, kind, id) AS (
    SELECT l.target_id, l.source_kind, l.source_id FROM cms_link l
    WHERE l.target_kind = %s AND l.withdrawn_at IS NULL
    UNION
    SELECT r.root, l.source_kind, l.source_id FROM reach r
    JOIN cms_link l ON l.target_kind = r.kind AND l.target_id = r.id WHERE l.withdrawn_at IS NULL
)
SELECT id, root FROM reach WHERE kind = %s
"""
_ONWARD = """
WITH RECURSIVE reach(kind, id) AS (
    VALUES {roots}
    UNION
    SELECT l.target_kind, l.target_id FROM reach r
    JOIN cms_link l ON l.source_kind = r.kind AND l.source_id = r.id WHERE l.withdrawn_at IS NULL
)
SELECT kind, id FROM reach
"""
_BEHIND = """
WITH RECURSIVE reach(kind, id) AS (
    VALUES {roots}
    UNION
    SELECT l.source_kind, l.source_id FROM reach r
    JOIN cms_link l ON l.target_kind = r.kind AND l.target_id = r.id WHERE l.withdrawn_at IS NULL
)
SELECT kind, id FROM reach
"""
# Of a kind with thousands of rows, only whether there are any: they are counted elsewhere.
_BEHIND_EACH = """
WITH RECURSIVE asked(kind, id) AS (VALUES {roots}),
reach(root_kind, root_id, kind, id) AS (
    SELECT kind, id, kind, id FROM asked
    UNION
    SELECT r.root_kind, r.root_id, l.source_kind, l.source_id FROM reach r
    JOIN cms_link l ON l.target_kind = r.kind AND l.target_id = r.id
    WHERE l.withdrawn_at IS NULL AND l.source_kind <> %s
)
SELECT root_kind, root_id, kind, id FROM reach
UNION ALL
SELECT r.root_kind, r.root_id, CAST(%s AS varchar(20)), 0 FROM reach r WHERE EXISTS (
    SELECT 1 FROM cms_link l WHERE l.target_kind = r.kind AND l.target_id = r.id
    AND l.source_kind = %s AND l.withdrawn_at IS NULL
)
"""
_ROOT = "(CAST(%s AS varchar(20)), CAST(%s AS bigint))"


def forward(source: str, target: str) -> set[tuple[int, int]]:
    """(source id, target id) of everything joined over any number of links, walked from the sources."""
    return _rows(_FORWARD, [source, target])


def backward(source: str, target: str) -> set[tuple[int, int]]:
    """The same pairs, walked from the targets."""
    return _rows(_BACKWARD, [target, source])


def onward(roots: Iterable[Pair]) -> set[Pair]:
    """These things and all their descendants."""
    return _reached(_ONWARD, roots)


def behind(roots: Iterable[Pair]) -> set[Pair]:
    """These things and all their ancestors."""
    return _reached(_BEHIND, roots)


def behind_each(roots: Iterable[Pair], *, stop_at: str) -> dict[Pair, set[Pair]]:
    """Each of these things with its ancestors. Of the kind ``stop_at``, id 0 stands for all of them."""
    pairs = list(roots)
    found: dict[Pair, set[Pair]] = {pair: set() for pair in pairs}
    if pairs:
        sql = _BEHIND_EACH.format(roots=", ".join([_ROOT] * len(pairs)))
        parameters = [*(part for pair in pairs for part in pair), stop_at, stop_at, stop_at]
        for root_kind, root_id, kind, id_ in _rows(sql, parameters):
            found[root_kind, root_id].add((kind, id_))
    return found


def _reached(sql: str, roots: Iterable[Pair]) -> set[Pair]:
    pairs = list(roots)
    if not pairs:
        return set()
    return _rows(sql.format(roots=", ".join([_ROOT] * len(pairs))), [part for pair in pairs for part in pair])


def _rows(sql: str, parameters: list) -> set[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return set(cursor.fetchall())
