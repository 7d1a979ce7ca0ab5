"""URLs of the proposal cycle, public, member and desk: proposals, reports, rankings, rules, years."""

from django.urls import path

from boards.proposals.views import acts, ballots, desk, member, public, reports, reports_desk, rules

MINE = "workspace/proposals/"
DESK = "desk/proposals/"
ONE = f"{DESK}<int:pk>/"
REPORTS = "desk/cycles/reports/"
LIVE = "desk/meetings/<int:pk>/live/"

urlpatterns = [
    path("proposals/", public.proposals, name="proposals"),
    path("proposals/proposals.csv", public.proposals_csv, name="proposals_csv"),
    path("proposals/feed.atom", public.proposals_feed, name="proposals_feed"),
    path("proposals/new/", public.choose, name="proposals_new"),
    path("proposals/new/<slug:slug>/", public.propose, name="propose"),
    path("proposals/<slug:number>/", public.proposal, name="proposal"),
    path(MINE, member.proposals, name="member_proposals"),
    path(f"{MINE}new/<slug:slug>/", member.new, name="member_new_proposal"),
    path(f"{MINE}<int:pk>/", member.proposal, name="member_proposal"),
    path(f"{MINE}<int:pk>/change/", member.change, name="member_change_proposal"),
    path(f"{MINE}<int:pk>/invite/", member.invite, name="member_invite_author"),
    path(f"{MINE}<int:pk>/answer/", member.answer, name="member_answer_invitation"),
    path(f"{MINE}<int:pk>/leave/", member.leave, name="member_leave_proposal"),
    path(f"{MINE}<int:pk>/hand-in/", member.submit, name="member_hand_in"),
    path(f"{MINE}<int:pk>/take-back/", member.withdraw, name="member_take_back"),
    path(f"{MINE}<int:pk>/sponsor/", member.sponsor, name="member_sponsor"),
    path(f"{MINE}<int:pk>/unsponsor/", member.unsponsor, name="member_unsponsor"),
    path("workspace/reports/<int:pk>/", reports.report, name="member_report"),
    path("workspace/rankings/<int:pk>/", ballots.ballot, name="member_ballot"),
    path(DESK, desk.proposals, name="desk_proposals"),
    path(f"{DESK}items/", desk.items, name="desk_proposal_items"),
    path(ONE, desk.proposal, name="desk_proposal"),
    path(f"{ONE}publish/", acts.publish, name="desk_proposal_publish"),
    path(f"{ONE}reroute/", acts.reroute, name="desk_proposal_reroute"),
    path(f"{ONE}unsponsored/", acts.unsponsored, name="desk_proposal_unsponsored"),
    path(f"{ONE}discussed/", acts.discussed, name="desk_proposal_discussed"),
    path(f"{ONE}study/", acts.study, name="desk_proposal_study"),
    path(f"{ONE}study/write/", acts.study_write, name="desk_proposal_study_write"),
    path(f"{ONE}considered/", acts.considered, name="desk_proposal_considered"),
    path(f"{ONE}outcome/", acts.outcome, name="desk_proposal_outcome"),
    path("desk/cycles/", rules.cycles, name="desk_cycles"),
    path("desk/cycles/rules/new/", rules.new_rules, name="desk_new_rules"),
    path("desk/cycles/rules/<int:pk>/", rules.rules, name="desk_rules"),
    path("desk/cycles/rules/<int:pk>/change/", rules.change_rules, name="desk_change_rules"),
    path("desk/cycles/rules/<int:pk>/begin/", rules.begin, name="desk_begin_cycle"),
    path("desk/cycles/<int:pk>/days/", rules.days, name="desk_cycle_days"),
    path(REPORTS, reports_desk.reports, name="desk_cycle_reports"),
    path(f"{REPORTS}<int:pk>/", reports_desk.report, name="desk_cycle_report"),
    path(f"{REPORTS}<int:pk>/item/", reports_desk.place, name="desk_report_item"),
    path(f"{REPORTS}<int:pk>/finish/", reports_desk.finish, name="desk_finish_report"),
    path("desk/cycles/<int:pk>/reports/<slug:slug>/new/", reports_desk.begin, name="desk_begin_report"),
    path(f"{LIVE}items/<int:item>/ballot/", ballots.open_ballot, name="live_ballot"),
    path(f"{LIVE}ballots/<int:ballot>/rank/", ballots.rank, name="live_rank"),
    path(f"{LIVE}ballots/<int:ballot>/close/", ballots.close, name="live_close_ballot"),
]
