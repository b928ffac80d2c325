"""Lists of actions as a kind of import; the app registers it in `ready()`."""

from actionplan.importing.kind import ACTIONS

__all__ = ["ACTIONS"]
