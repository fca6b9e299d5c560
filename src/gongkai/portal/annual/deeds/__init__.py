"""Writing annual reports: each function checks, acts and logs in one transaction."""
