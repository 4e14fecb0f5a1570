"""One file a command: its options, the query, the view; nothing is computed here."""
