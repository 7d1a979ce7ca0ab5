"""Public pages as they were last sent, and parts of pages, until a table that they were made from changes.

What a page depends on is not listed by hand: while it is made, the tables that its statements read are noted, and each
statement that writes gives its tables a new version once it is committed (`tracking.py`, `versions.py`). A stored page
is sent again while its tables have the versions they had before its first statement, and until the next full minute,
because deadlines are on full minutes (`stored.py`). What may be stored at all: `rules.py`.
"""
