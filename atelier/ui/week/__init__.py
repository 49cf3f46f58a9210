"""The parts of the week view: what is planned, the board of days, and the panels that change it."""
