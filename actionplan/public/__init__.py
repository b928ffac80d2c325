"""Pages, feeds and calendars of the action plan that anybody may read."""
