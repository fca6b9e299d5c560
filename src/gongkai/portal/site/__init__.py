"""The settings, the addresses, the public home, signing in, the desk, the look, and how the platform is started."""
