"""`manage.py run_embedded`: the whole site on this machine, until Ctrl-C."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.embedded.children import CannotStart
from cms.embedded.running import Group, run
from cms.environment import BASE_DIR, env


class Command(BaseCommand):
    help = "Runs database, queue, mail catcher, web and worker as one group that ends together."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("run_embedded is for LANGKAH_MODE=embedded, not for production.")
        group = Group(
            data_dir=settings.DATA_DIR,
            port=settings.PORT,
            redis_url=env.str("REDIS_URL", default=""),
            email_url=env.str("EMAIL_URL", default=""),
        )
        try:
            run(BASE_DIR, group, self.say)
        except CannotStart as error:
            self.stderr.write(str(error))
            raise SystemExit(1) from error

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
