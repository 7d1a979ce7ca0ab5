"""What makes a new installation usable (`manage.py setup`).

Each app says in a package `installation` which parts it adds: ``PARTS``. Parts are asked, checked and built in order,
the lowest app first.
"""

from cms.installation.accounts import AdministratorsPart
from cms.installation.house import HousePart
from cms.installation.office import OfficePart

PARTS = [HousePart(), OfficePart(), AdministratorsPart()]
