"""Approval of pages: "Submit for approval" leads to people who may approve, and one of them approves and publishes.

Wagtail's workflow does the work; the rules here say who may approve what, and nobody approves their own submission.
"""
