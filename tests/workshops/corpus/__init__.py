"""Attendee lists as people really send them, built from rows, with verdicts written out."""
