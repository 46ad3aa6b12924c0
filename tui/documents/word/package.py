"""The parts of a Word file: unpacked in memory, under a limit, and parsed without entities."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from tui.errors import UserError

MOST_UNPACKED = 50_000_000
"""Bytes of all parts that are read, unpacked; text takes a tenth of it at most."""

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, IndexError,
)  # fmt: skip
"""What the library raises for damaged archives."""


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """The value of the attribute that has this local name."""
    if element is None:
        return None
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant on a path of local names."""
    for name in path:
        element = (
            next((below for below in element if local(below) == name), None) if element is not None else None
        )
    return element


class Package:
    """A Word file's parts by their names, which are never used as paths."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises `UserError` where it is no archive."""
        self._name = name
        self._left = MOST_UNPACKED
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise self._damaged() from error

    def part(self, part: str) -> etree._Element | None:
        """The root of a part, None where there is none.

        Raises `UserError` where it is damaged, locked, or larger than what is left of the limit.
        """
        if part not in self._archive.NameToInfo:
            return None
        data = self._unpacked(self._archive.NameToInfo[part])
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from error
            raise self._damaged() from error
        if root.getroottree().docinfo.doctype:
            what = f"{self._name} declares XML entities, which no Word file does."
            raise UserError(what, "Open it in a word processor and save it anew.")
        return root

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            what = f"{self._name} is locked by a password."
            raise UserError(what, "Save a copy without it, then add that.")
        try:
            with self._archive.open(info) as packed:
                data = b"" if info.file_size > self._left else packed.read(self._left + 1)
        except _DAMAGE as error:
            raise self._damaged() from error
        if max(info.file_size, len(data)) > self._left:
            what = f"{self._name} unpacks to more than {MOST_UNPACKED / 1e6:.0f} MB."
            raise UserError(what, "Save its text alone, then add that.")
        self._left -= len(data)
        return data

    def _damaged(self) -> UserError:
        return UserError(f"{self._name} is a damaged Word file: it can't be opened.", "Get the file again.")
