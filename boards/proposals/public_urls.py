"""The public side of the proposal cycle."""

from django.urls import path

from boards.proposals.views import public

urlpatterns = [
    path("proposals/", public.proposals, name="proposals"),
    path("proposals/proposals.csv", public.proposals_csv, name="proposals_csv"),
    path("proposals/feed.atom", public.proposals_feed, name="proposals_feed"),
    path("proposals/new/", public.choose, name="proposals_new"),
    path("proposals/new/<slug:slug>/", public.propose, name="propose"),
    path("proposals/<slug:number>/", public.proposal, name="proposal"),
]
