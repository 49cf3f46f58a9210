"""Every view in all its states, as pictures and as a check on clipped text."""
