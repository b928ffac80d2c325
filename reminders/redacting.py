"""Keeps the tokens of the addresses in mails out of the log: no reader of it can use one."""

import logging
import re

TOKEN_IN_PATH = re.compile(
    r"(/(?:u|undangan|unsubscribe|berhenti-berlangganan)/)(?:[\w.:-]|%[0-9A-Fa-f]{2}){8,}"
)


def without_tokens(text: str) -> str:
    return TOKEN_IN_PATH.sub(r"\1…", text)


class HideTokens(logging.Filter):
    """For every handler: rewrites the finished message, also when the token came as an argument."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        hidden = without_tokens(message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True
