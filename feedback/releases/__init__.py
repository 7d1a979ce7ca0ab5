"""The one release plan of a cut: all tables, decided together and against each earlier release (PRV-11, PRV-12)."""
