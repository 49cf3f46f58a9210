"""The panels of the page on which files come together."""
