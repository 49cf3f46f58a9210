"""The window on the beamer: what it shows, how it is painted, and where it stands."""
