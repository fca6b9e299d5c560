"""Journeys in a headless browser against a running server."""
