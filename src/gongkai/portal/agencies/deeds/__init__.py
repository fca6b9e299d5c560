"""Writing bodies and people: each function checks, acts and logs in one transaction."""
