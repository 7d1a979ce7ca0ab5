"""Decisions, action items and answers, and how public comments led to them."""
