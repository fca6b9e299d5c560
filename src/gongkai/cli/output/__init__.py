"""How results look: text and tables for people, JSON, CSV and workflow commands for programs."""
