"""The settings of the processes that are made to fail: those of the site, in a hurry.

It is Monday morning wherever digests go: the clock of each process is moved by FAULTS_CLOCK
seconds, so that nothing is told a moment that stands still. Beat asks every FAULTS_TICK seconds.
"""

import os
from datetime import datetime, timedelta

from django.utils import timezone

from cms.settings import *  # noqa: F403
from cms.settings import CELERY_BEAT_SCHEDULE

_moved = timedelta(seconds=float(os.environ["FAULTS_CLOCK"]))
_real_now = timezone.now


def _now() -> datetime:
    return _real_now() + _moved


timezone.now = _now

DIGEST_TICK = timedelta(seconds=float(os.environ["FAULTS_TICK"]))
CELERY_BEAT_SCHEDULE = {
    "send-due-digests": {**CELERY_BEAT_SCHEDULE["send-due-digests"], "schedule": DIGEST_TICK}
}
