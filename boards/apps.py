from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoardsConfig(AppConfig):
    name = "boards"
    verbose_name = _("Boards")

    def ready(self) -> None:
        from boards import (  # noqa: F401  fill the registries of the rooms below
            changing,
            gathering,
            guard,
            membership,
        )
        from boards.cycle import guarded  # noqa: F401
        from boards.following import told  # noqa: F401
        from boards.guard import redactions, retention  # noqa: F401
