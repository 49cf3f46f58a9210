"""Tests of what a duo works with."""
