"""``SealedTextField``: text that is sealed on its way into the database and opened when somebody reads the attribute.

The model says which space it is sealed for (``sealing_space_id``). The context binds the sealed bytes to the model, the
field and the space, so that they cannot be moved to another place unnoticed. NULL stays NULL; "" is stored as "".
"""

from __future__ import annotations

from typing import Any, cast

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from vensterbank.spaces.sealing import keyring, keys


class Sealed(bytes):
    """Sealed bytes as they lie in the database; ``repr`` shows nothing."""

    def __repr__(self) -> str:
        return "<sealed>"


class SealedAttribute(DeferredAttribute):
    """Opens on first read and keeps the plain text on the instance."""

    field: SealedTextField

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = self.field.open(instance, value)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        """A data descriptor, so that ``__get__`` is asked before the instance's own dictionary."""
        instance.__dict__[self.field.attname] = value


def sealed_field(model: type[models.Model], name: str) -> SealedTextField:
    """The field of a model, for whoever opens a column of it without making objects."""
    return cast(SealedTextField, model._meta.get_field(name))


class SealedTextField(models.BinaryField):
    """Text in Python, ciphertext in the database."""

    descriptor_class = SealedAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def _context(self) -> bytes:
        return f"{self.model._meta.label_lower}.{self.name}".encode()

    def open(self, instance: Any, sealed: bytes) -> str:
        """Plain text of sealed bytes."""
        return self.open_in(instance.sealing_space_id, sealed)

    def open_in(self, space_id: int, sealed: bytes | None) -> str:
        """The same of a column that was read without its row: a search opens thousands."""
        if not sealed:
            return ""
        key = keyring.key_of(space_id)
        return keys.open_bytes(key, sealed, self._context()).decode()

    def seal(self, instance: Any, text: str) -> Sealed:
        """Sealed bytes of plain text."""
        if not text:
            return Sealed(b"")
        key = keyring.key_of(instance.sealing_space_id)
        return Sealed(keys.seal_bytes(key, text.encode(), self._context()))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        """Bytes from the database stay closed until somebody reads them."""
        return None if value is None else Sealed(bytes(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Seal plain text; what was never opened goes back as it came."""
        value = model_instance.__dict__.get(self.attname)
        if isinstance(value, Sealed) or value is None:
            return value
        return self.seal(model_instance, str(value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Only sealed bytes may reach the database: ``update(body="…")`` would write clear text."""
        if value is not None and not isinstance(value, Sealed):
            raise TypeError("Sealed text is saved through its object, never by update() or a lookup.")
        return super().get_db_prep_value(None if value is None else bytes(value), connection, prepared)

    def to_python(self, value: Any) -> Any:
        """Text is text (the parent would take it for base64)."""
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        """There is nothing to look for in sealed bytes; whether there is text at all may be asked."""
        if lookup_name not in {"exact", "isnull"}:
            raise TypeError(
                "Sealed text is not looked up; spaces/search.py opens and scans what may be read."
            )
        return super().get_lookup(lookup_name)

    def value_to_string(self, obj: models.Model) -> str:
        """Fixtures hold nothing that was said."""
        raise TypeError("Sealed text is not serialised.")
