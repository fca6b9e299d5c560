"""Spreadsheets of bodies and of people."""
