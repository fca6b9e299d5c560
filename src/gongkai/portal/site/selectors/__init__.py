"""What the pages of the house itself show: gathered from the apps below, asked with the rights of whoever looks."""
