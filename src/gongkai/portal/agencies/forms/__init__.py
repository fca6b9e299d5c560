"""Forms of bodies and people."""
