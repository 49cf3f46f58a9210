"""The one .atelier file (SQLite): tables, acts, undo, checks; the only SQL."""
