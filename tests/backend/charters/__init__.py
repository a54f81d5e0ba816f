"""Charter versions and drafts over HTTP."""
