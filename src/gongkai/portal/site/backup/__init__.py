"""Everything the platform holds as one file that people and other programs can read, and a platform made from such a file."""
