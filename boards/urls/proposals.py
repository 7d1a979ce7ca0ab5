"""The public side of the proposal cycle."""

from django.urls import path

from boards.views import proposals

urlpatterns = [
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/proposals.csv", proposals.proposals_csv, name="proposals_csv"),
    path("proposals/feed.atom", proposals.proposals_feed, name="proposals_feed"),
    path("proposals/new/", proposals.choose, name="proposals_new"),
    path("proposals/new/<slug:slug>/", proposals.propose, name="propose"),
    path("proposals/<slug:number>/", proposals.proposal, name="proposal"),
]
