"""Which tables a statement reads and writes, however it is written."""

import pytest

from cms.page_cache.statements import tables_read, tables_written


@pytest.mark.parametrize(
    "sql, tables",
    [
        ('SELECT "a"."x" FROM "a"', {"a"}),
        ('SELECT 1 FROM "a" INNER JOIN "b" ON 1 LEFT OUTER JOIN "c" T3 ON 1', {"a", "b", "c"}),
        ('SELECT 1 FROM "a" WHERE EXISTS(SELECT 1 FROM "b" U0 WHERE 1)', {"a", "b"}),
        ("select id from cms_link l join cms_tag b on 1", {"cms_link", "cms_tag"}),
        ('WITH RECURSIVE w(id) AS (SELECT id FROM "a" UNION SELECT 1 FROM w) SELECT id FROM w', {"a"}),
        ('SELECT 1 FROM "a" WHERE id IN (WITH x AS MATERIALIZED (SELECT 1 FROM "b") SELECT 1 FROM x)', {"a", "b"}),
    ],
)  # fmt: skip
def test_tables_read(sql, tables):
    assert tables_read(sql) == tables


@pytest.mark.parametrize(
    "sql, tables",
    [
        ('SELECT "a"."update" FROM "a" FOR UPDATE', set()),
        ("SAVEPOINT s1", set()),
        ("PRAGMA foreign_keys", set()),
        ('INSERT INTO "a" ("x") VALUES (1) ON CONFLICT ("x") DO UPDATE SET "x" = 2', {"a"}),
        ("INSERT INTO cms_storedlimit AS kept (key) VALUES (%s)", {"cms_storedlimit"}),
        ('INSERT OR IGNORE INTO "a" ("x") VALUES (1)', {"a"}),
        ('\n  UPDATE "a" SET "x" = (SELECT 1 FROM "b")', {"a"}),
        ('DELETE FROM "a" WHERE 1', {"a"}),
        ('WITH x AS (DELETE FROM "a" RETURNING 1) INSERT INTO "b" SELECT * FROM x', {"a", "b"}),
        ('TRUNCATE "a"', None),
        ('ALTER TABLE "a" ADD "x" int', None),
    ],
)
def test_tables_written(sql, tables):
    assert tables_written(sql) == tables
