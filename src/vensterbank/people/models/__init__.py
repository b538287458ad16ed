"""Tables about people: who is who, and how somebody shows who they are."""

from vensterbank.people.models.proofs import Authenticator, RecoveryCode
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
    "Authenticator",
    "Invitation",
    "Link",
    "LiveQuerySet",
    "Membership",
    "Organisation",
    "Person",
    "PersonManager",
    "RecoveryCode",
    "Team",
    "Tries",
    "Visit",
]
