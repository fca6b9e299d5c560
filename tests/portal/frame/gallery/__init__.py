"""A gallery for the tests: every part of the frame on pages of its own, over a few bodies in a database."""
