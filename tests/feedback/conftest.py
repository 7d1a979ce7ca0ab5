from tests.factories import feedback as make
from tests.furniture import furnished


@furnished
def form(home):
    """Open, with one question of each kind."""
    return make.open_form(home)


@furnished
def book():
    return make.make_codebook()


@furnished
def code(book):
    return make.make_code(book)


@furnished
def coded(form, code, analyst):
    """Fourteen comments that carry the code, twelve for and two against; read and let through."""
    made = []
    for number in range(14):
        each = make.make_submission(form, f"Show my county, number {number}. Please.", state="published")
        make.code_text(each, code, analyst, stance="against" if number >= 12 else "for")
        made.append(each)
    return made
