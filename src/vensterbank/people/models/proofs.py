"""With what somebody shows who they are, beside a password."""

from __future__ import annotations

from django.db import models

from vensterbank.people.models.who import Person
from vensterbank.shared import clock
from vensterbank.shared.ids import new_uuid

PASSKEY_NAME_LENGTH = 60


class Authenticator(models.Model):
    """An app that shows a code of six digits, another one every thirty seconds (TOTP, RFC 6238).

    Its secret is sealed with the key of keys, which lies outside the database (``shared/strongbox.py``).
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    context = models.UUIDField(default=new_uuid, editable=False)
    wrapped_by = models.CharField(max_length=40)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)
    # Until one code of it was right, the app is not asked for at the door.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    # The half minute whose code was used last: it and those before it work no more.
    last_step = models.BigIntegerField(default=0)
    wrong_in_a_row = models.PositiveIntegerField(default=0)
    wrong_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"app of {self.person}"


class Passkey(models.Model):
    """A passkey (WebAuthn): the public half lies here, the other never leaves somebody's phone, computer or key."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=PASSKEY_NAME_LENGTH)
    credential_id = models.CharField(max_length=1400, unique=True)  # base64url; 1023 bytes at most
    credential = models.BinaryField()
    # Counts up at each use where the device counts at all (0 where not): one that goes back is a copy.
    sign_count = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(default=clock.now)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """For who lost the device. Of the code only the fingerprint is kept; it works once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"recovery code of {self.person}"


class ProviderAccount(models.Model):
    """Somebody as the organisation's own login knows them (OpenID Connect): found by address once, by number after."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    issuer = models.CharField(max_length=400)
    subject = models.CharField(max_length=255)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_person_a_subject"),
            models.UniqueConstraint(fields=["issuer", "person"], name="one_subject_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.issuer}"
