"""Who said what: quotation marks, cues, clauses, transcripts and posts, put together by `finding`."""
