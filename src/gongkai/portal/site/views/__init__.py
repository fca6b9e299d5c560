"""The pages of the house itself: the public home, search, help, signing in, the desk."""
