"""Mail: the one seam through which it leaves.

A text, in the language of whoever gets it, from a template that holds no word of what anybody said: mail lies about in
places that we do not guard. Without a mail server (``VENSTERBANK_MAIL_HOST``) it is put into the folder ``mail`` of the
data folder.
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from vensterbank.people.actions.letters import Letter
from vensterbank.shared.errors import Refusal

logger = logging.getLogger(__name__)

PATIENCE = 10  # seconds that a mail server may take to answer

# One courier: letters go out in the order in which they were handed over, and a stop of the server waits for him.
courier = ThreadPoolExecutor(max_workers=1, thread_name_prefix="courier")


def send(letter: Letter) -> None:
    """Send a letter now. Raises ``Refusal`` when the mail server (or the folder) does not take it."""
    with translation.override(letter.language):
        message = EmailMessage(
            subject=" ".join(str(letter.subject).split()),
            body=render_to_string(letter.template, dict(letter.values)),
            to=[letter.to],
            headers={"Auto-Submitted": "auto-generated"},
            connection=get_connection(timeout=PATIENCE),
        )
    try:
        message.send()
    except (OSError, SMTPException) as problem:
        # Not the message of the problem: it may hold the address.
        logger.error("A mail could not be sent: %s", type(problem).__name__)
        raise Refusal(_("The mail could not be sent just now."), code="mail-failed") from None


def carry(letter: Letter, *, quietly: bool = False, **_said: object) -> None:
    """Called for every letter that an area below wants to send."""
    if quietly:
        courier.submit(_send_quietly, letter)
    else:
        send(letter)


def _send_quietly(letter: Letter) -> None:
    try:
        send(letter)
    except Refusal:
        pass  # ``send`` told the keeper of the server; the page may not tell anybody
