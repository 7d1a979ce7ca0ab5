"""The release of a cut: all tables, decided together and against every earlier release (PRV-11, PRV-12)."""
