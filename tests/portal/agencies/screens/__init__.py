"""Screens of bodies and people."""
