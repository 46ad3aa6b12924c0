"""English words, to tell a word that a typesetter broke from a compound that has its own hyphen.

They are the strings that the model of the extraction knows, read from its files without loading it: some
50 000, in 10 ms.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from tui import language_model


@cache
def english_words() -> frozenset[str]:
    """The words in lower case, those with hyphens included; none where the model is not installed."""
    package = language_model.installed()
    spec = find_spec(package) if package else None
    for folder in spec.submodule_search_locations or () if spec else ():
        for path in Path(folder).glob("*/vocab/strings.json"):
            strings = msgspec.json.decode(path.read_bytes(), type=list[str])
            return frozenset(string.lower() for string in strings if string.replace("-", "").isalpha())
    return frozenset()
