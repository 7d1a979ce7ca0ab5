from tests.factories import follow_up as make
from tests.furniture import furnished


@furnished
def form(home):
    """A form that anyone may answer, with one question of each kind that a survey may ask."""
    return make.open_form(home)


@furnished
def talk(form):
    """Held three days ago; three people were checked in, who read English, Spanish and Vietnamese."""
    made = make.talk(form=form)
    make.three_came(made)
    return made
