"""A codebook goes to other tools and comes back as it was; an import is seen before it is done (PAR-03)."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from feedback.coding import codebook_tables
from feedback.coding.codebook import merge_code, retire_code, revise_code
from feedback.models import Code
from tests.factories import feedback as make
from tests.feedback.coding import refi_samples
from tests.furniture import furnished

WHERE = "/desk/codebook/import/"
TEXTS = ("key", "name", "definition", "include", "exclude", "example", "status")


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


@furnished
def tree(book, analyst):
    """Five codes of one book: two levels, two languages, one retired and one merged."""
    top = make.make_code(book, "top", definition={"en": "What is above.\n\nAnd more.", "es": "Arriba"})
    part = make.make_code(book, "part", parent=top, include="=A1", exclude="Not <this>", example="“Yes”")
    gone, into = make.make_code(book, "gone"), make.make_code(book, "into", parent=part)
    retire_code(actor=analyst, code=gone, instead=top)
    merge_code(actor=analyst, code=make.make_code(book, "old"), into=into)
    return book


def upload(desk, words, name="codes.qdc", book=None):
    data = words if isinstance(words, bytes) else words.encode()
    return desk.post(f"{WHERE}?book={book.slug}" if book else WHERE, {"file": SimpleUploadedFile(name, data)})


def confirm(desk, preview, book=None):
    sealed = re.search(r'name="preview" value="([^"]+)"', preview.content.decode())[1]
    return desk.post(f"{WHERE}?book={book.slug}" if book else WHERE, {"preview": sealed})


def taken_in(desk, words, name="codes.qdc", book=None):
    answer = confirm(desk, upload(desk, words, name, book), book)
    assert answer.status_code == 302
    return answer


def counts(answer):
    return {act: len(rows) for act, rows in answer.context["parts"]}


def table_of(book, *fields):
    rows = book.codes.select_related("parent", "merged_into")
    pointers = {(code.key, str(code.parent or "")) for code in rows}
    return {tuple(str(getattr(code, name)) for name in fields) for code in rows}, pointers


def downloaded(desk, path, book):
    return b"".join(desk.get(f"/desk/codebook/{path}?book={book.slug}").streaming_content)


@pytest.mark.parametrize("path", ["codes.csv", "codes.qdc"])
def test_a_codebook_read_back_changes_nothing(desk, tree, path):
    answer = upload(desk, downloaded(desk, path, tree), path)
    assert counts(answer) == {"add": 0, "change": 0, "refused": 0, "same": 5}
    assert "There is nothing to import." in answer.content.decode()


def test_a_sheet_read_into_an_empty_codebook_is_equal(desk, tree):
    other = make.make_codebook()
    taken_in(desk, downloaded(desk, "codes.csv", tree), "codes.csv", other)
    assert table_of(other, *TEXTS) == table_of(tree, *TEXTS)
    merged = {str(code.merged_into) for code in other.codes.exclude(status="active")}
    assert merged == {"Top", "Into"}


def test_a_refi_file_read_into_an_empty_codebook_is_equal(desk, tree):
    other = make.make_codebook()
    taken_in(desk, downloaded(desk, "codes.qdc", tree), "codes.qdc", other)
    assert table_of(other, "include", "exclude", "example") == table_of(tree, "include", "exclude", "example")
    assert other.codes.get(key="top").definition == {"en": "What is above.\n\nAnd more."}
    again = upload(desk, downloaded(desk, "codes.qdc", other), "codes.qdc", tree)
    assert counts(again)["same"] == 5  # the ids came along


def test_a_codebook_of_another_tool_is_read(desk, book):
    answer = upload(desk, refi_samples.PREFIXED)
    html = answer.content.decode()
    assert counts(answer)["add"] == 4 and "Colors are not imported" in html and "1 set of codes" in html
    assert "1 code only groups other codes" in html and not Code.objects.exists()
    assert confirm(desk, answer).url == "/desk/codebook/"
    fares = Code.objects.get(key="fares")
    assert (str(fares.parent), str(fares.parent.parent)) == ("Buses & trains", "Transport")
    assert fares.parent.definition == {"en": "Lines, stops <and> fares."}
    assert str(fares.guid) == "0c8c1f4e-2a35-4c2e-9c1d-6b3e1f0a7d13"
    assert counts(upload(desk, refi_samples.PREFIXED))["same"] == 4
    assert str(fares.guid) in downloaded(desk, "codes.qdc", book).decode()


def test_what_a_file_does_not_say_stays_as_it_is(desk, tree):
    empty = '<Code name="Top"><Description> </Description></Code>'
    assert counts(upload(desk, refi_samples.codebook(empty), book=tree))["same"] == 1
    codes = (
        '<Code name="Top"><Description>Other words.\r\n\r\nExample: Trains\x7f</Description>'
        '<Code name="Part"><Description>Of it.</Description></Code><Code name="Pa&#x301;rt"/></Code>'
    )
    taken_in(desk, refi_samples.codebook(codes), book=tree)
    part, top = tree.codes.get(key="part"), tree.codes.get(key="top")
    assert (part.include, part.exclude, part.example) == ("=A1", "Not <this>", "“Yes”")
    assert (top.definition, top.example) == ({"en": "Other words.", "es": "Arriba"}, "Trains")
    assert tree.codes.filter(name__en="P\u00e1rt").exists()


def test_a_longer_file_is_not_read_to_its_end(desk, book, monkeypatch):
    read = []

    def table(data, filename):
        for line in range(5000):
            read.append(line)
            yield line, {"Key": f"k{line}"}

    monkeypatch.setattr(codebook_tables, "read_table", table)
    answer = upload(desk, "Key\n", "codes.csv")
    assert answer.status_code == 422 and "at most 1000 codes" in answer.content.decode() and len(read) == 1001


@pytest.mark.parametrize(("sample", "name"), [("COLON", "Schools"), ("PROJECT", "Parks")])
def test_other_layouts_are_read(desk, book, sample, name):
    taken_in(desk, getattr(refi_samples, sample))
    assert str(Code.objects.get()) == name


def test_a_change_is_shown_word_for_word_and_gives_a_new_version(desk, code, book, analyst):
    sheet = "Key,Definition,Include,Mood\nplace,A county,,happy\n"
    answer = upload(desk, sheet, "codes.csv")
    html = answer.content.decode()
    assert counts(answer)["change"] == 1 and "<ins>A county</ins>" in html and "“Mood”" in html
    confirm(desk, answer)
    code.refresh_from_db()
    book.refresh_from_db()
    assert (code.definition, code.version, book.version) == ({"en": "A county"}, 2, 2)
    past = Code.history.first()
    assert (past.history_change_reason, past.history_user) == ("imported from codes.csv", analyst)
    assert "A county" in desk.get("/desk/codebook/changes/").content.decode()


def test_a_code_is_moved_and_codes_that_the_file_does_not_name_stay(desk, code, book):
    taken_in(desk, "Key,Part of,Name\nnew,,New\nplace,new,Place\n", "codes.csv")
    code.refresh_from_db()
    assert (str(code.parent), code.version) == ("New", 1)
    taken_in(desk, "key,part of,name_es\nnew,,Nuevo\n", "codes.csv")
    assert Code.objects.get(key="new").name == {"en": "New", "es": "Nuevo"} and Code.objects.count() == 2


def test_what_does_not_fit_is_refused_with_its_reason_and_the_rest_is_imported(desk, tree):
    sheet = (
        "Key,Name,Part of,Definition,Status\nfine,Fine,,,\nbad key!,Bad,,,\nlost,Lost,nowhere,,\n"
        f"long,Long,,{'x' * 601},\nbelow,Below,long,,\ntwice,Twice,,,\ntwice,Twice,,,\nnone,,,,\n"
        "under,Under,gone,,\nring,Ring,ring,,\ntop,Top,into,,\ngone,Gone,,,In use\n"
    )
    answer = upload(desk, sheet, "codes.csv")
    html = answer.content.decode()
    assert counts(answer) == {"add": 1, "change": 0, "refused": 10, "same": 1}
    for words in (
        "letters, digits", "nowhere", "longer than 600", "“Long”, which it is part of", "Two places in the file",
        "It has no name", "so no code can be part of it", "part of itself", "Its status stays",
    ):  # fmt: skip
        assert words in html, words
    confirm(desk, answer)
    assert Code.objects.count() == 6 and Code.objects.get(key="gone").status == "retired"


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        (refi_samples.BILLION_LAUGHS, "a.qdc", "declares a document type or entities"),
        (refi_samples.FOREIGN_FILE, "a.qdc", "declares a document type or entities"),
        ("<CodeBook", "a.qdc", "not an XML file"),
        (b"\xff\xfe\x00", "a.qdc", "not an XML file"),
        ("<html/>", "a.qdc", "not a REFI-QDA file"),
        ('<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>', "a.qdc", "has no codes"),
        (refi_samples.nested(11), "a.qdc", "nested deeper"),
        (refi_samples.nested(20_000), "a.qdc", "nested deeper"),
        (refi_samples.codebook('<Code name="n"/>' * 1001), "a.qdc", "at most 1000 codes"),
        ("x" * 1_000_001, "a.csv", "larger than 1 MB"),
        ("Color,Size\nred,1\n", "a.csv", "must include a"),
        ("Key,Name\n", "a.csv", "has no codes"),
        ("text", "a.docx", "Only CSV, XLSX"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(desk, book, words, name, said):
    answer = upload(desk, words, name)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not Code.objects.exists()


def test_a_preview_of_a_codebook_that_changed_since_is_shown_again(desk, code, analyst):
    preview = upload(desk, "Key,Name\nplace,Area\n", "codes.csv")
    code.name = {"en": "Region"}
    revise_code(actor=analyst, code=code)
    answer = confirm(desk, preview)
    assert answer.status_code == 422 and "<del>Region</del>" in answer.content.decode()
    assert confirm(desk, answer).status_code == 302
    assert str(Code.objects.get()) == "Area"


def test_the_preview_of_another_person_or_codebook_or_a_forged_one_is_refused(
    desk, client_for, publisher, code
):
    preview = upload(desk, "Key,Name\nplace,Area\n", "codes.csv")
    other = make.make_codebook()
    for answer in (
        confirm(client_for(publisher), preview),
        confirm(desk, preview, other),
        desk.post(WHERE, {"preview": "forged"}),
    ):
        assert answer.status_code == 422 and "Choose the file again" in answer.content.decode()
    assert str(Code.objects.get()) == "Place"


def test_without_a_codebook_there_is_nothing_to_import_into(desk):
    for path in (WHERE, "/desk/codebook/codes.qdc"):
        assert desk.get(path).url == "/desk/codebook/"


def test_its_statements_do_not_grow_with_the_codes_of_the_preview(desk, code, django_assert_max_num_queries):
    sheet = "Key,Name\n" + "".join(f"k{n},Name {n}\n" for n in range(30))
    upload(desk, sheet, "codes.csv")
    with django_assert_max_num_queries(14):
        upload(desk, sheet, "codes.csv")
