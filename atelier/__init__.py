"""Atelier: policy workshops without internet, one file per event."""

__version__ = "0.1.0"
