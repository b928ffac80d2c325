"""Addresses of the import wizard."""

from django.urls import path

from intake import run_views, views

app_name = "intake"

urlpatterns = [
    path("", views.run_list, name="run-list"),
    path("new/", views.upload_create, name="upload-create"),
    path("new/<int:upload_id>/<slug:kind>/<slug:target>/", views.sheet_choose, name="sheet-choose"),
    path("form/<slug:kind>.xlsx", views.form_download, name="form-download"),
    path("<int:run_id>/", run_views.run_open, name="run-open"),
    path("<int:run_id>/columns/", run_views.run_match, name="run-match"),
    path("<int:run_id>/check/", run_views.run_check, name="run-check"),
    path("<int:run_id>/rows-to-fix.xlsx", run_views.refused_download, name="refused-download"),
    path("<int:run_id>/confirm/", run_views.run_confirm, name="run-confirm"),
    path("<int:run_id>/done/", run_views.run_done, name="run-done"),
    path("<int:run_id>/undo/", run_views.run_undo, name="run-undo"),
    path("<int:run_id>/discard/", run_views.run_discard, name="run-discard"),
]
