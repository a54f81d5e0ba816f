"""Pure rules: charters, entries, scoring, rates and deliberation counts. No input or output."""
