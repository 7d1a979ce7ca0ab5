"""The index of open data is made from the routes: none is forgotten, and each link leads somewhere."""

from django.utils import translation

from cms.open_data import sources
from cms.open_data.archive.build import build
from cms.open_data.routes import addresses, data_routes


def described() -> list[str]:
    return [source.route for source in sources.sources()]


def test_each_route_that_gives_data_is_described():
    forgotten = data_routes() - set(described())

    assert not forgotten, f"describe in site/sources.py of its app: {sorted(forgotten)}"


def test_each_description_has_a_route_and_stands_once():
    assert sorted(set(described()) - set(addresses())) == []
    assert len(described()) == len(set(described()))


def test_what_is_not_for_everybody_is_no_open_data():
    names = data_routes()

    assert "feedback:tools_csv" in names and "open_data:record" in names
    closed = {"feedback:receipt_copy_json", "boards:own_calendar", "feedback:desk_export_manifest"}
    assert closed <= set(addresses())
    assert not closed & names
    assert not [name for name in names if ":desk_" in name or ":workspace_" in name]


def test_it_is_the_same_in_each_language():
    english = data_routes()
    with translation.override("es"):
        assert data_routes() == english
        assert addresses()["boards:feed"] == "/es/boards/<slug>/feed.atom"


def test_a_forgotten_route_is_noticed(monkeypatch):
    monkeypatch.setattr(sources, "provided", lambda point: [])

    assert "open_data:index" in data_routes() - set(described())


def test_a_source_without_an_example_is_shown_as_a_template(client, home):
    page = client.get("/api/").content.decode()

    assert "<code>/trace/&lt;kind&gt;/&lt;id&gt;/data.json</code>" in page
    assert "<code>/boards/&lt;slug&gt;/feed.atom</code>" in page


def test_the_page_names_the_kinds_and_the_archive(client, decided):
    before = client.get("/api/").content.decode()
    assert "The first one has not been created yet." in before
    assert "/api/v1/archive.zip" not in before

    build()
    page = client.get("/api/").content.decode()
    assert 'href="/api/v1/decisions/"' in page and 'href="/api/v1/schemas/decisions.json"' in page
    assert 'href="/api/v1/archive.zip"' in page
    assert "No license is stated." in page and "<code>modified_since</code>" in page


def test_a_registered_source_is_listed_with_its_words(client, home, monkeypatch):
    kept = list(sources.sources())
    monkeypatch.setattr(sources, "provided", lambda point: [*kept, sources.Source("cms:verify", "Zq words")])

    assert "Zq words" in client.get("/api/").content.decode()
