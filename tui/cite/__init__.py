"""What a record looks like outside the program: as it is cited, copied and exported."""

from tui.cite.citation import (
    cite_agreement,
    cite_evidence,
    cite_passage,
    cite_quote,
    date_text,
    deciding_evidence,
    locus_text,
    quote_words,
    source_text,
    speaker_text,
)

__all__ = [
    "cite_agreement",
    "cite_evidence",
    "cite_passage",
    "cite_quote",
    "date_text",
    "deciding_evidence",
    "locus_text",
    "quote_words",
    "source_text",
    "speaker_text",
]
