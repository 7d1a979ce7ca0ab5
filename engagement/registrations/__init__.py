"""Registrations: answers, waiting list, receipts, reminders and check-in."""
