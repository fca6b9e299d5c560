"""Tests of annual reports on the platform."""
