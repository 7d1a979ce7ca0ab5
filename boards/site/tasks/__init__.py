"""What waits of the boards; each module registers its providers."""

from boards.site.tasks import after_meetings, agendas, data_sets, people

__all__ = ["after_meetings", "agendas", "data_sets", "people"]
