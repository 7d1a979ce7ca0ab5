from django.urls import path

from engagement.outcomes import views

PROPOSAL = "desk/conversations/<slug:slug>/outcomes/<int:pk>"
urlpatterns = [
    path("desk/conversations/<slug:slug>/outcomes/", views.outcomes, name="desk_outcomes"),
    path(f"{PROPOSAL}/", views.proposal, name="desk_outcome_proposal"),
    path(f"{PROPOSAL}/withdraw/", views.withdraw, name="desk_outcome_withdraw"),
    path("desk/conversations/<slug:slug>/close/", views.close, name="desk_close"),
]
