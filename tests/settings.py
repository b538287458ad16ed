"""Settings of the test suite: the product's own, with a data folder that goes away and hashing that is quick."""

from __future__ import annotations

import os
import tempfile

os.environ["VENSTERBANK_DATA"] = tempfile.mkdtemp(prefix="vensterbank-tests-")

from vensterbank.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
