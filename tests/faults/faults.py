"""Which faults a run meets, and when: counted in mails taken, so that they hit any machine."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

# Of a run's mails the first and the last part are left alone: nothing begun, nothing left to break.
FROM, TO = 0.02, 0.92
REFUSING, HANGING = 3.0, 4.0
"""Seconds."""

WHOLE = {
    "kill_worker": 10,
    "kill_pool_process": 10,
    "flush_queue": 2,
    "restart_queue": 1,
    "refuse": 2,
    "hang": 2,
    "later_at_rcpt": 10,
    "later_at_data": 5,
    "closing": 3,
    "drop_before_storing": 5,
    "drop_after_storing": 5,
    "silent_after_storing": 3,
}
SMALL = {
    "kill_worker": 1,
    "kill_pool_process": 2,
    "flush_queue": 1,
    "restart_queue": 1,
    "refuse": 1,
    "later_at_rcpt": 2,
    "drop_before_storing": 1,
    "drop_after_storing": 2,
}


@dataclass(frozen=True)
class Fault:
    kind: str
    moment: float
    """The part of the recipients that must have been served when it comes."""


@dataclass(frozen=True)
class Killing:
    worker: int
    at: float


@dataclass
class Injected:
    """What was really done."""

    kinds: Counter[str] = field(default_factory=Counter)
    killings: list[Killing] = field(default_factory=list)


def draw(kinds: dict[str, int], random: Random) -> list[Fault]:
    """Random moments, in order."""
    faults = [
        Fault(kind, random.uniform(FROM, TO)) for kind, times in kinds.items() for _ in range(times)
    ]
    return sorted(faults, key=lambda fault: fault.moment)
