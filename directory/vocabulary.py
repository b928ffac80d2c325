"""Words that tell the type of an Indonesian agency by themselves, beyond the aliases of a kind."""

from __future__ import annotations

from directory import vocabulary_society as society
from directory import vocabulary_state as state

FIRM = (*state.FIRM, *society.FIRM)
WEAK = (*state.WEAK, *society.WEAK)
