"""Set up a new installation (`manage.py setup`).

Each app lists its parts in a package `installation`: ``PARTS``. Parts are asked, checked and built in order, the
lowest app first.
"""

from cms.installation.accounts import AdministratorsPart
from cms.installation.house import HousePart
from cms.installation.office import OfficePart

PARTS = [HousePart(), OfficePart(), AdministratorsPart()]
