"""Tables about people: who is who, and how somebody shows who they are."""

from vensterbank.people.models.proofs import (
    PASSKEY_NAME_LENGTH,
    Authenticator,
    Passkey,
    ProviderAccount,
    RecoveryCode,
)
from vensterbank.people.models.visits import Visit
from vensterbank.people.models.who import (
    Invitation,
    Link,
    LiveQuerySet,
    Membership,
    Organisation,
    Person,
    PersonManager,
    Team,
    Tries,
)

__all__ = [
    "PASSKEY_NAME_LENGTH",
    "Authenticator",
    "Invitation",
    "Link",
    "LiveQuerySet",
    "Membership",
    "Organisation",
    "Passkey",
    "Person",
    "PersonManager",
    "ProviderAccount",
    "RecoveryCode",
    "Team",
    "Tries",
    "Visit",
]
