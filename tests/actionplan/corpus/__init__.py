"""Sixty invented actions in the ten ways in which offices and partners send such lists."""
