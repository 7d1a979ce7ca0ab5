"""Yearly proposal cycle: calendar, forms, allowed steps, and who sees what (C2C-30)."""
