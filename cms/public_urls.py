from django.urls import path

from cms import views
from cms.chain import views as chain
from cms.desk_search import views as desk_search
from cms.guides import views as guides
from cms.jobs import views as jobs
from cms.open_data import views as open_data
from cms.powers import account_views as accounts
from cms.powers import views as powers
from cms.practice import urls as practice
from cms.proofs import views as proofs
from cms.proofs.operator_views import state as record_state
from cms.records import views as records
from cms.search import views as search
from cms.webhooks import urls as webhooks

app_name = "cms"
urlpatterns = [
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="search_suggest"),
    path("trace/", chain.index, name="trace_index"),
    path("trace/<slug:kind>/<int:id>/voices/", chain.voices, name="trace_voices"),
    path("trace/<slug:kind>/<int:id>/", chain.trace, name="trace"),
    path("trace/<slug:kind>/<int:id>/data.json", chain.trace_data, name="trace_data"),
    path("verify/", proofs.verify, name="verify"),
    path("record/", proofs.record, name="record"),
    path("record/checkpoint", proofs.checkpoint, name="checkpoint"),
    path("record/checkpoint.tsr", proofs.checkpoint_timestamp, name="checkpoint_timestamp"),
    path("record/checkpoint.txt", proofs.checkpoint_text, name="checkpoint_text"),
    path("record/checkpoints.atom", proofs.feed, name="checkpoint_feed"),
    path("record/record.zip", proofs.record_zip, name="record_zip"),
    path("record/tile/<path:path>", proofs.tile, name="record_tile"),
    path("record/verify_record.py", proofs.verify_record, name="verify_record"),
    path("record/witness.pyz", proofs.witness, name="witness"),
    path("record/<slug:kind>/<int:pk>/", proofs.entry, name="record_entry"),
    path("record/<slug:kind>/<int:pk>/proof.json", proofs.entry_proof, name="record_proof"),
    path("api/", open_data.index, name="api"),
    path("desk/", views.home, name="desk"),
    path("desk/search/", desk_search.search, name="desk_search"),
    path("desk/help/", guides.index, name="help"),
    path("desk/help/<slug:guide>/<slug:slug>/", guides.chapter, name="help_chapter"),
    path("desk/jobs/<uuid:pk>/", jobs.job, name="job"),
    path("desk/jobs/<uuid:pk>/cancel/", jobs.cancel_job, name="cancel_job"),
    path("desk/record/", record_state, name="record_state"),
    path("desk/retention/", records.rules, name="retention"),
    path("desk/retention/<str:name>/", records.rule, name="retention_rule"),
    path("desk/holds/", records.hold_list, name="holds"),
    path("desk/holds/<int:pk>/", records.hold_act, name="hold_act"),
    path("desk/removals/", records.removals, name="removals"),
    path("desk/removals/<int:pk>/", records.removal, name="removal"),
    path("desk/removals/copies/<int:pk>/", records.copy_act, name="copy_act"),
    path("desk/powers/", powers.register, name="powers"),
    path("desk/powers/<int:pk>/", powers.change, name="power"),
    path("desk/powers/emergency/", powers.open_emergency, name="emergency"),
    path("desk/powers/new/<slug:kind>/", powers.choose, name="choose_power"),
    path("desk/powers/new/<slug:kind>/add/", powers.propose, name="propose_new_power"),
    path("desk/powers/new/<slug:kind>/<str:which>/", powers.propose, name="propose_power"),
    path("desk/accounts/", accounts.staff, name="accounts"),
    path("desk/accounts/invite/", accounts.invite, name="invite"),
    path("desk/accounts/<int:pk>/close/", accounts.suspend, name="suspend"),
    path("desk/history/<str:label>/<str:pk>/", records.history, name="history"),
    *webhooks.urlpatterns,
    *practice.urlpatterns,
]
