"""Addresses of actions behind the sign-in."""

from django.urls import path

from actionplan.portal import (
    actions,
    clearance,
    coordination,
    delegations,
    deliverables,
    discussion,
    editing,
    evidence,
    exporting,
    handover,
    merging,
    papers,
    programme,
    updates,
    workload,
    years,
)

app_name = "actions"

urlpatterns = [
    path("", actions.action_list, name="action-list"),
    path("clearance/", clearance.clearance_list, name="clearance-list"),
    path("new/", editing.action_new, name="action-new"),
    path("coordination/", coordination.coordination, name="coordination"),
    path("coordination/nudge/", coordination.agency_nudge, name="agency-nudge"),
    path("coordination/call/", coordination.call, name="call"),
    path("workload/", workload.post_workload, name="workload"),
    path("programme/", programme.programme, name="programme"),
    path("programme/regions.csv", programme.programme_csv, name="programme-csv"),
    path("plans/<slug:key>/deliverables/", deliverables.deliverables, name="deliverables"),
    path(
        "plans/<slug:key>/deliverables/<slug:deliverable>/",
        deliverables.delivery_new,
        name="delivery-new",
    ),
    path(
        "plans/<slug:key>/deliveries/<int:delivery_id>/file/",
        deliverables.delivery_file,
        name="delivery-file",
    ),
    path(
        "plans/<slug:key>/deliveries/<int:delivery_id>/withdraw/",
        deliverables.delivery_withdraw,
        name="delivery-withdraw",
    ),
    path(
        "plans/<slug:key>/deliveries/<int:delivery_id>/release/",
        deliverables.delivery_release,
        name="delivery-release",
    ),
    path("plans/<slug:key>/export/", exporting.plan_export, name="plan-export"),
    path("plans/<slug:key>/delegations/", delegations.delegations, name="delegations"),
    path(
        "plans/<slug:key>/delegations/<int:delegation_id>/end/",
        delegations.delegation_end,
        name="delegation-end",
    ),
    path("plans/<slug:key>/papers/", papers.plan_papers, name="plan-papers"),
    path("plans/<slug:key>/matrix.pdf", papers.plan_matrix, name="plan-matrix"),
    path("plans/<slug:key>/quarters.<slug:ending>", papers.plan_quarters, name="plan-quarters"),
    path("plans/<slug:key>/letter/", papers.plan_letter, name="plan-letter"),
    path("plans/<slug:key>/letter/file/", papers.plan_letter_file, name="plan-letter-file"),
    path("plans/<slug:key>/summary/", papers.summary, name="summary"),
    path("merge/", merging.agency_merge, name="agency-merge"),
    path("handover/<int:post_id>/", handover.handover, name="handover"),
    path("handover/<int:post_id>/note/", handover.handover_note_print, name="handover-note"),
    path("<slug:reference>/", actions.action_detail, name="action-detail"),
    path("<slug:reference>/nudge/", coordination.action_nudge, name="action-nudge"),
    path("<slug:reference>/update/", updates.action_update, name="action-update"),
    path("<slug:reference>/amend/", editing.action_amend, name="action-amend"),
    path("<slug:reference>/years/", years.action_years, name="action-years"),
    path("<slug:reference>/note/", discussion.action_note, name="action-note"),
    path("<slug:reference>/confirm/", updates.action_confirm, name="action-confirm"),
    path("<slug:reference>/take-back/", updates.action_take_back, name="action-take-back"),
    path("<slug:reference>/photo/", evidence.action_photo, name="action-photo"),
    path("<slug:reference>/evidence/", evidence.action_evidence, name="action-evidence"),
]
