"""Where do the demo's mails go? Into its own box: nothing leaves the machine."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from portal.demo.models import Mail


class Mailbox(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        kept = [
            Mail(to=to, subject=str(message.subject), body=str(message.body))
            for message in email_messages
            for to in message.to
        ]
        return len(Mail.objects.bulk_create(kept))
