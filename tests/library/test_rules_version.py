"""What is found in the shipped article changes only together with the version of the rules.

The store remembers that version, and a library made by another is offered a rebuild: with the same version
and other findings, nobody would know. After a change of rules raise `RULES_VERSION`, look at what changed,
and record it by `python -m tests.library.test_rules_version`.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from tui import rulebook
from tui.extract import pipeline
from tui.library import build
from tui.model import Findings

RECORDED = Path(__file__).with_name("shipped_article.json")


class Recorded(Struct):
    rules: str
    findings: list[Findings]


def found_now() -> list[Findings]:
    return list(pipeline.extract((taken.document, taken.text) for taken in build.shipped_article()))


def recorded() -> Recorded:
    return msgspec.json.decode(RECORDED.read_bytes(), type=Recorded)


def test_findings_change_only_with_the_version_of_the_rules() -> None:
    assert recorded().findings == found_now() or recorded().rules != rulebook.version(), "raise RULES_VERSION"


def test_the_findings_of_these_rules_are_recorded() -> None:
    assert recorded() == Recorded(rulebook.version(), found_now()), "record them, as this module says"


def record() -> None:
    now = Recorded(rulebook.version(), found_now())
    if RECORDED.exists() and recorded().rules == now.rules and recorded().findings != now.findings:
        raise SystemExit(
            "The findings changed and the version of the rules did not: raise RULES_VERSION first."
        )
    RECORDED.write_bytes(msgspec.json.format(msgspec.json.encode(now), indent=1) + b"\n")


if __name__ == "__main__":
    record()
