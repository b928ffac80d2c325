"""Addresses of the import wizard."""

from django.urls import path

from intake.wizard import check_views, run_views, upload_views, views, work_views

app_name = "intake"

urlpatterns = [
    path("", views.run_list, name="run-list"),
    path("exports/", views.export_list, name="export-list"),
    path("new/", upload_views.upload_create, name="upload-create"),
    path(
        "new/<int:upload_id>/<slug:kind>/<slug:target>/",
        upload_views.sheet_choose,
        name="sheet-choose",
    ),
    path("files/<int:upload_id>/", upload_views.upload_runs, name="upload-runs"),
    path("form/<slug:kind>.xlsx", upload_views.form_download, name="form-download"),
    path("current/", upload_views.current_download, name="current-download"),
    path("<int:run_id>/", run_views.run_open, name="run-open"),
    path("<int:run_id>/columns/", run_views.run_match, name="run-match"),
    path("<int:run_id>/reading/", run_views.run_reread, name="run-reread"),
    path("<int:run_id>/check/", check_views.run_check, name="run-check"),
    path("<int:run_id>/check/<str:cause>/", check_views.run_cause, name="run-cause"),
    path("<int:run_id>/rows-to-fix.xlsx", check_views.refused_download, name="refused-download"),
    path("<int:run_id>/confirm/", run_views.run_confirm, name="run-confirm"),
    path("<int:run_id>/progress/", work_views.run_progress, name="run-progress"),
    path("<int:run_id>/done/", run_views.run_done, name="run-done"),
    path("<int:run_id>/undo/", work_views.run_undo, name="run-undo"),
    path("<int:run_id>/discard/", run_views.run_discard, name="run-discard"),
]
