from django.urls import path

from engagement.participation import views

urlpatterns = [
    path("conversations/who-took-part/", views.participation_page, name="who_took_part"),
    path("desk/took-part/", views.years, name="desk_took_part"),
    path("desk/languages/", views.languages, name="desk_languages"),
    path("desk/languages/data.csv", views.languages_csv, name="desk_languages_csv"),
    path("desk/conversations/<slug:slug>/people/", views.people, name="desk_people"),
]
