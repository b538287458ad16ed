"""What is said stands behind the gate: scoped models, sealed text, keys that stay in their space."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import models

from vensterbank.spaces.gate import GatedManager, Guarded, SpaceScoped
from vensterbank.spaces.models import Space
from vensterbank.spaces.sealing.fields import SealedTextField

# Tables outside the gate. A model with anything that somebody said never stands here: make it SpaceScoped.
OUTSIDE_THE_GATE = {
    "people.Organisation": "who is who",
    "people.Team": "who is who",
    "people.Person": "who is who; an account, nothing that was said",
    "people.Membership": "who is who",
    "people.Link": "who may come in; of its secret only the fingerprint",
    "people.Invitation": "who may come in",
    "people.Authenticator": "with what somebody shows who they are; its secret is sealed",
    "people.Visit": "in which browser somebody is logged in, in words of ours",
    "people.Passkey": "with what somebody shows who they are; the public half",
    "people.ProviderAccount": "who somebody is for the organisation's own login",
    "people.RecoveryCode": "with what somebody shows who they are; of the code only the fingerprint",
    "people.Tries": "how often something was tried; its keys are HMACs and tell neither who nor from where",
    "neighbourhood.House": "a house and its opening hours, for everybody",
    "spaces.SpaceKey": "sealed keys; read by the keyring only, and guarded by row-level security",
    "log.LogLine": "who did what; without foreign keys, read through the gate's own queries",
    "log.LogSeal": "digests",
}

# Columns of scoped models that hold text in clear. What somebody typed never stands here: use SealedTextField.
IN_CLEAR = {
    "spaces.Grant.to_function": "a function, from people.enums",
    "spaces.Grant.because": "the reason of ours on which a grant rests, with a public id",
    "spaces.Attachment.content_type": "always the same",
    "spaces.Crossing.by_function": "a function, from people.enums",
    "practice.Agreement.wording": "which version of our own wording",
    "practice.Step.state": "a state, from practice.enums",
    "material.Transcript.language": "a language code",
    "material.Transcript.encoding": "how a file was encoded",
    "coding.Code.key": "the key of a built-in code; a code's own words are sealed",
    "coding.Coding.from_party": "a party, or a respondent's public id",
    "coding.Coding.to_party": "a party, or a respondent's public id",
    "coding.CodingChange.before": "what a mark of connection said: codes and parties",
}
TEXTS = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField)


def ours() -> list[type[models.Model]]:
    """The product's own models."""
    return [model for model in apps.get_models() if model.__module__.startswith("vensterbank.")]


def guarded() -> list[type[Guarded]]:
    return [model for model in ours() if issubclass(model, Guarded)]


def keys(model: type[models.Model]) -> Iterator[models.ForeignKey[models.Model, models.Model]]:
    return (field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))


def test_every_model_is_behind_the_gate_or_says_why_not() -> None:
    outside = {model._meta.label for model in ours() if not issubclass(model, Guarded)}
    assert outside == OUTSIDE_THE_GATE.keys()


def test_everything_in_a_space_is_scoped() -> None:
    assert [model for model in guarded() if model is not Space and not issubclass(model, SpaceScoped)] == []


def test_text_in_a_space_is_sealed_or_on_the_list() -> None:
    clear = {
        f"{model._meta.label}.{field.name}"
        for model in guarded()
        for field in model._meta.concrete_fields
        if isinstance(field, TEXTS) and not isinstance(field, SealedTextField) and not field.choices
    }
    assert clear == IN_CLEAR.keys()


def test_scoped_models_have_one_guarded_manager() -> None:
    for model in guarded():
        assert [manager.name for manager in model._meta.managers] == ["objects"], model
        assert isinstance(model._default_manager, GatedManager), model
        assert model._meta.base_manager_name is None, model


def test_keys_that_leave_the_gate_cannot_be_walked_back() -> None:
    """``Person.objects.filter(entry__…)`` would count and find past the guarded manager."""
    back = [
        f"{model._meta.label}.{field.name}"
        for model in guarded()
        for field in keys(model)
        if not issubclass(field.related_model, Guarded) and not field.remote_field.hidden
    ]
    assert back == []


def test_no_key_leads_into_the_gate_from_outside() -> None:
    """But the key of a space to its space, which cannot be walked back either."""
    into = {
        f"{model._meta.label}.{field.name}": field.remote_field.hidden
        for model in ours()
        if not issubclass(model, Guarded)
        for field in keys(model)
        if issubclass(field.related_model, Guarded)
    }
    assert into == {"spaces.SpaceKey.space": True}


def test_scoped_models_have_plain_keys_only() -> None:
    """Tables in between and generic keys have rows of their own, outside the gate."""
    for model in guarded():
        assert not model._meta.many_to_many, model
        assert not model._meta.private_fields, model


def test_rows_in_a_space_are_never_removed_with_something_else() -> None:
    cascading = [
        f"{model._meta.label}.{field.name}"
        for model in guarded()
        for field in keys(model)
        if field.remote_field.on_delete is not models.PROTECT
    ]
    assert cascading == []


def test_there_is_no_admin() -> None:
    assert not [name for name in settings.INSTALLED_APPS if "admin" in name]


def test_nothing_is_serialised_by_django() -> None:
    """Fixtures would carry what was said out of the house."""
    sealed = [
        field for model in guarded() for field in model._meta.fields if isinstance(field, SealedTextField)
    ]
    assert sealed and not any(field.editable for field in sealed)
