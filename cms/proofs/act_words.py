"""Acts of the record in words."""

from django.utils.translation import gettext_lazy

ACT_WORDS = {
    "post": gettext_lazy("An agenda was posted"),
    "send": gettext_lazy("A notice was sent"),
    "vote": gettext_lazy("A vote was taken"),
    "publish": gettext_lazy("Something was published"),
    "redact": gettext_lazy("A text was removed"),
    "leave": gettext_lazy("A possible copy of removed text was left in place"),
    "export": gettext_lazy("A file was created"),
    "import": gettext_lazy("A file of comments was imported"),
    "erase": gettext_lazy("Records past their retention period were erased"),
    "grant": gettext_lazy("A power was granted or removed"),
    "propose": gettext_lazy("A change of powers was proposed"),
    "confirm": gettext_lazy("A change of powers was confirmed"),
    "end": gettext_lazy("A change of powers ended without effect"),
    "hold": gettext_lazy("A legal hold was placed"),
    "ask": gettext_lazy("Someone asked to lift a legal hold"),
    "lift": gettext_lazy("A legal hold was lifted"),
    "keep": gettext_lazy("A legal hold was kept in force"),
    "open": gettext_lazy("Emergency access was opened"),
    "link": gettext_lazy("Two records were linked"),
    "unlink": gettext_lazy("A link was withdrawn"),
    "seal": gettext_lazy("Comments were sealed"),
    "decide": gettext_lazy("A decision was recorded"),
    "attest": gettext_lazy("A second person confirmed an added item"),
    "request": gettext_lazy("A second person was asked to confirm"),
    "reveal": gettext_lazy("Two people opened a closed document"),
    "withhold": gettext_lazy("Two people ended access to a document posted by mistake"),
    "drop": gettext_lazy("A request ended without effect"),
}
