"""Submissions: public forms, staff entry, attachments, passages, and similar letters."""
