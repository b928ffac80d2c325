"""Addresses of participants behind the sign-in."""

from django.urls import path

from workshops import views

app_name = "workshops"

urlpatterns = [
    path("", views.participant_list, name="participant-list"),
    path("participants.csv", views.participant_csv, name="participant-csv"),
    path("participants.xlsx", views.participant_xlsx, name="participant-xlsx"),
    path("<slug:slug>/attendance.pdf", views.attendance_print, name="attendance-print"),
]
