"""Tests of the parts of the view of reports."""
