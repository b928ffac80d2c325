"""Were the promises kept? What the mail server took, beside what the database says."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.faults.faults import Killing
from tests.faults.mail_server import Mail

SHOWN = 5
SLOWLY = 1.0
"""Seconds by which what a killed sender had already sent may reach the record after its death."""
IN_DOUBT = 3.0
"""Seconds at most from a stored mail to the row that says sent, on a machine that does much."""


@dataclass(frozen=True)
class Row:
    """What the database says of one digest."""

    address: str
    state: str
    message_id: str


@dataclass(frozen=True)
class Verdict:
    sent: int
    mails: int
    duplicates: int
    broken: list[str] = field(default_factory=list)


def judge(
    told: Iterable[str],
    silent: Iterable[str],
    rows: list[Row],
    mails: list[Mail],
    killings: list[Killing],
) -> Verdict:
    """`told` have something to hear, `silent` have not; each broken promise is a sentence."""
    told, silent = set(told), set(silent)
    sent = Counter(row.address for row in rows if row.state == "sent")
    taken: dict[str, list[Mail]] = defaultdict(list)
    for mail in sorted(mails, key=lambda mail: mail.at):
        taken[mail.to].append(mail)
    wrong = {
        "have no row that says sent": [one for one in told if not sent[one]],
        "have more than one row that says sent": [one for one in told if sent[one] > 1],
        "never got the mail": [one for one in told if not taken[one]],
        "got a mail of which no sender heard that it was taken": [
            one for one in told if taken[one] and not any(mail.answered for mail in taken[one])
        ],
        "have nothing to hear and got a mail": [one for one in silent if taken[one]],
        "got a mail and are unknown": [one for one in taken if one not in told | silent],
        "have a row that is neither sent nor empty": [
            f"{row.address} ({row.state})" for row in rows if row.state not in ("sent", "empty")
        ],
        "got two mails with different Message-IDs": [
            one for one, got in taken.items() if len({mail.message_id for mail in got}) > 1
        ],
        "got a mail with another Message-ID than their row": _strangers(rows, taken),
        "got a second mail that no fault excuses": _unexcused(taken, mails, killings),
    }
    duplicates = sum(len(got) - 1 for got in taken.values() if got)
    return Verdict(sum(sent.values()), len(mails), duplicates, _sentences(wrong))


def _strangers(rows: list[Row], taken: dict[str, list[Mail]]) -> list[str]:
    ids = {row.address: row.message_id for row in rows}
    return [
        address
        for address, got in taken.items()
        if any(mail.message_id != ids.get(address) for mail in got)
    ]


def _unexcused(
    taken: dict[str, list[Mail]], mails: list[Mail], killings: list[Killing]
) -> list[str]:
    """A mail may be followed by its double only when a fault hit it; a fault excuses one mail."""
    excused = _hit(mails, killings)
    return [
        f"{address} ({len(got)} mails)"
        for address, got in taken.items()
        if any(id(mail) not in excused for mail in got[:-1])
    ]


def _hit(mails: list[Mail], killings: list[Killing]) -> set[int]:
    """Mails whose answer a fault kept back, and the last mail of each worker before its death."""
    hit = {id(mail) for mail in mails if mail.fault}
    for killing in killings:
        own = [mail for mail in mails if mail.worker == killing.worker]
        before = [mail for mail in own if -IN_DOUBT <= mail.at - killing.at <= 0 and not mail.fault]
        late = [
            mail
            for mail in own
            if killing.at < mail.at <= killing.at + SLOWLY and not mail.answered and not mail.fault
        ]
        last = late[:1] or before[-1:]
        hit |= {id(mail) for mail in last}
    return hit


def _sentences(wrong: dict[str, list[str]]) -> list[str]:
    return [
        f"{len(who)} {what}: {', '.join(sorted(who)[:SHOWN])}{' …' if len(who) > SHOWN else ''}"
        for what, who in wrong.items()
        if who
    ]
