"""A row of an action list once its cells are read: facts, life and fiscal year, and what is odd."""

from dataclasses import dataclass, field
from typing import Any

from actionplan.importing.owners import Owner
from actionplan.importing.stored import Stored
from actionplan.importing.words import Said
from intake.kinds import Line, Problem


@dataclass
class Entry:
    """A row cleaned. `values` are facts it gives, `blanks` those that somebody emptied in our own
    export; `year` and `of_year` its fiscal year; the rest is what it tells of the action's life.
    """

    line: Line
    stored: Stored | None = None
    values: dict[str, Any] = field(default_factory=dict)
    blanks: set[str] = field(default_factory=set)
    due_words: str = ""
    owner: Owner | None = None
    status: Said | None = None
    status_text: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    year: int | None = None
    of_year: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def say(self, name: str, code: str, *, is_error: bool = False, **params: Any) -> None:
        self.problems.append(Problem(name, code, params, is_error))

    @property
    def is_error(self) -> bool:
        return any(problem.is_error for problem in self.problems)
