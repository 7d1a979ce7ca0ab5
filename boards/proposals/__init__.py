"""The yearly proposal cycle: its calendar, its forms, what may happen when, and what each reader sees (C2C-30)."""
