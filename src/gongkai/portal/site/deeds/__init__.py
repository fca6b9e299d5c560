"""What people do with their own account beyond the deeds of agencies."""
