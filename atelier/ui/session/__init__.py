"""The panels of a session: run sheet and clock, question and arguments, the poll, the projector."""
