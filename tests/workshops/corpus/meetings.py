"""Exports of meeting programs and forms, and several lists of one meeting."""

from tests.workshops.corpus.cases import Case, book, comma, text

ZOOM_HEAD = ("Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)")
ZOOM = (
    ("Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)"),
    (
        "812 0000 0000",
        "Lokakarya GCM",
        "05/23/2023 08:30:00 AM",
        "05/23/2023 12:00:00 PM",
        "panitia@example.org",
        "210",
    ),
    (),
    (*ZOOM_HEAD, "Guest"),
    (
        "Siti Aminah",
        "siti@example.org",
        "05/23/2023 08:55:12 AM",
        "05/23/2023 10:00:00 AM",
        "65",
        "Yes",
    ),
    (
        "Siti Aminah",
        "siti@example.org",
        "05/23/2023 10:05:00 AM",
        "05/23/2023 11:00:00 AM",
        "55",
        "Yes",
    ),
    ("Dinsos_Budi", "", "05/23/2023 09:00:00 AM", "05/23/2023 11:00:00 AM", "120", "Yes"),
    ("iPhone 12", "", "05/23/2023 09:10:00 AM", "05/23/2023 09:20:00 AM", "10", "Yes"),
    (
        "Dedi Kurnia",
        "dedi@example.org",
        "05/23/2023 09:00:00 AM",
        "05/23/2023 11:00:00 AM",
        "120",
        "Yes",
    ),
)
TEAMS = (
    ("1. Summary",),
    ("Meeting title", "Lokakarya GCM"),
    ("Attended participants", "2"),
    ("Start time", "5/23/23, 8:30:00 AM"),
    (),
    ("2. Participants",),
    (
        "Name",
        "First Join",
        "Last Leave",
        "In-Meeting Duration",
        "Email",
        "Participant ID (UPN)",
        "Role",
    ),
    (
        "Siti Aminah",
        "5/23/23, 8:55:12 AM",
        "5/23/23, 11:00:00 AM",
        "2h 4m 48s",
        "siti@example.org",
        "siti@example.org",
        "Presenter",
    ),
    ("Dedi Kurnia", "5/23/23, 9:00:00 AM", "5/23/23, 9:45:00 AM", "45m", "", "", "Attendee"),
    (),
    ("3. In-Meeting Activities",),
    ("Name", "Join Time", "Leave Time", "Duration", "Email", "Role"),
    (
        "Siti Aminah",
        "5/23/23, 8:55:12 AM",
        "5/23/23, 11:00:00 AM",
        "2h 4m 48s",
        "siti@example.org",
        "Presenter",
    ),
)
FORM = (
    ("Cap waktu", "Nama Lengkap", "Asal Instansi", "Nomor WhatsApp", "Jenis Kelamin"),
    ("23/05/2023 8:01:10", "Siti Aminah", "BP3MI NTB", "081234567001", "Perempuan"),
    ("23/05/2023 8:02:40", "Budi Santoso", "BP3MI NTB", "081234567002", "Laki-laki"),
    ("23/05/2023 8:09:55", "Siti Aminah", "BP3MI NTB", "081234567009", "Perempuan"),
)
PAPER = comma(
    (
        ("No", "Nama", "Instansi", "L/P", "Tanda Tangan"),
        ("1", "Siti Aminah", "BP3MI NTB", "P", ""),
        ("2", "Budi Santoso", "Dinas Sosial Provinsi NTB", "L", ""),
    )
)

CASES = (
    Case(
        "zoom.csv",
        comma(ZOOM),
        """
        5 new
        6 duplicate joined_again
        7 skipped device_name
        8 skipped device_name
        9 new
        """,
        {5: {"minutes": 120, "mode": "online"}, 9: {"minutes": 120, "mode": "online"}},
    ),
    Case(
        "teams.csv",
        text(TEAMS, "\t").encode("utf-16"),
        """
        8 new
        9 new
        11 skipped other_table
        12 skipped other_table
        13 skipped other_table
        """,
        {8: {"minutes": 125, "mode": "online"}, 9: {"minutes": 45}},
    ),
    Case(
        "google-form.xlsx",
        book(("Form Responses 1", FORM)),
        "2 duplicate merged other_value\n3 new\n4 new",
        {4: {"phone": "081234567009", "sex": "female"}},
    ),
    Case(
        "paper.csv",
        PAPER,
        "2 new\n3 new",
        {2: {"mode": "in_person"}, 3: {"mode": "in_person", "sex": "male"}},
    ),
    Case(
        "zoom-after-paper.csv",
        comma(
            (
                ZOOM_HEAD,
                (
                    "Siti Aminah",
                    "",
                    "05/23/2023 08:55:12 AM",
                    "05/23/2023 10:00:00 AM",
                    "65",
                ),
            )
        ),
        "2 update also_online",
        {2: {"mode": "in_person", "minutes": 65}},
        earlier=PAPER,
    ),
    Case(
        "form-after-paper.xlsx",
        book(("Form Responses 1", FORM[:3])),
        "2 update\n3 new",
        {2: {"mode": "in_person", "phone": "081234567001"}},
        earlier=PAPER,
    ),
    Case(
        "the-same-list-again.csv",
        PAPER,
        "2 same\n3 same",
        earlier=PAPER,
    ),
)
