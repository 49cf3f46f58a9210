"""From frozen report data to documents; no Qt, no SQL."""
