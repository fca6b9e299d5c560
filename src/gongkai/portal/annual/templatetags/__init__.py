"""Tags of the templates of annual reports."""
