"""The index: the validated sheet as a SQLite database. The only rooms that know SQLite."""
