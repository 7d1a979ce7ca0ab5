"""Posted agendas and their items as open data."""
