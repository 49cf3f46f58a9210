"""Tests of the parts of the proposals view."""
