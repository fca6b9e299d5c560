"""The forms of the pages of the platform itself."""
