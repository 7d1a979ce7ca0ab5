"""The cast: people with known rights, and browsers signed in with their second factor."""

from django.test import Client
from django.utils import translation

import pytest

from cms import clock, site_cache
from cms.access import Role
from tests.factories.signed_in import browser_of


@pytest.fixture(scope="session", autouse=True)
def compiled_translations():
    from django.core.management import call_command

    call_command("compile_translations", verbosity=0)


@pytest.fixture(autouse=True)
def english():
    """A request for a Spanish page leaves its language active; the next test begins in English."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def fresh_process_caches():
    """What a process keeps between requests must not leak from one test's rows to the next."""
    from django.core.cache import cache

    cache.clear()
    site_cache.drop()
    yield


@pytest.fixture(scope="module", autouse=True)
def no_files_of_others():
    """Files outlive a transaction that is taken back: each file of tests begins with empty stores."""
    from django.core.files.storage import storages

    for alias in ("default", "private"):
        storages[alias].__init__()
    yield


@pytest.fixture
def make_user(db, django_user_model):
    from django.contrib.auth.models import Group

    def make(name: str, *roles: Role):
        user = django_user_model.objects.create_user(
            f"{name}@example.org", "a-long-enough-password", display_name=name.title()
        )
        for role in roles:
            group, _created = Group.objects.get_or_create(name=role.value)
            user.groups.add(group)
        return user

    return make


@pytest.fixture
def editor(make_user):
    return make_user("edith", Role.EDITOR)


@pytest.fixture
def clerk(make_user):
    return make_user("clara", Role.CLERK)


@pytest.fixture
def analyst(make_user):
    return make_user("ana", Role.ANALYST)


@pytest.fixture
def publisher(make_user):
    return make_user("paul", Role.PUBLISHER)


@pytest.fixture
def administrator(make_user):
    return make_user("adam", Role.ADMINISTRATOR)


@pytest.fixture
def resident(make_user):
    """Signed in, but without any role."""
    return make_user("rosa")


@pytest.fixture
def member(make_user):
    """An account that a test seats on a body; membership comes from seats, never from a group."""
    return make_user("ben")


@pytest.fixture
def client_for():
    """A browser signed in as this person, the second factor used in this session."""

    return browser_of


@pytest.fixture
def cast(editor, clerk, analyst, publisher, administrator, member, resident, client_for):
    """Each role's browser by name, and an anonymous one."""
    people = {
        "editor": editor,
        "clerk": clerk,
        "analyst": analyst,
        "publisher": publisher,
        "administrator": administrator,
        "member": member,
        "resident": resident,
    }
    return {"anonymous": Client(), **{name: client_for(user) for name, user in people.items()}}


@pytest.fixture
def home(db):
    from cms.models import HomePage

    return HomePage.objects.get(locale__language_code="en")


@pytest.fixture
def set_clock():
    """Set the clock for the rest of a test: set_clock(aware moment)."""
    entered = []

    def set_to(moment):
        manager = clock.at(moment)
        manager.__enter__()
        entered.append(manager)

    yield set_to
    for manager in reversed(entered):
        manager.__exit__(None, None, None)
