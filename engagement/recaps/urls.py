from django.urls import path

from engagement.outcomes import views
from engagement.participation import views as people
from engagement.recaps import views as desk_recap

urlpatterns = [
    path("conversations/who-took-part/", people.who_took_part, name="who_took_part"),
    path("desk/took-part/", people.years, name="desk_took_part"),
    path("desk/languages/", people.languages, name="desk_languages"),
    path("desk/languages/data.csv", people.languages_csv, name="desk_languages_csv"),
    path("desk/conversations/<slug:slug>/recap/", desk_recap.recap, name="desk_recap"),
    path("desk/conversations/<slug:slug>/recap/draft/", desk_recap.draft, name="desk_recap_draft"),
    path("desk/conversations/<slug:slug>/recap/themes/", desk_recap.themes, name="desk_recap_themes"),
    path("desk/conversations/<slug:slug>/recap/words/", desk_recap.words, name="desk_recap_words"),
    path("desk/conversations/<slug:slug>/outcomes/", views.outcomes, name="desk_outcomes"),
    path("desk/conversations/<slug:slug>/close/", views.close, name="desk_close"),
    path("desk/conversations/<slug:slug>/people/", people.people, name="desk_people"),
]
