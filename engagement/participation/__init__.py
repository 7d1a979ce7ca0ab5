"""Who took part, by role, region and language, and in which languages people are served (PAR-06, ACC-05)."""
