"""What people see: the window, the projector and their widgets; the only Qt beside app."""
