"""Documents that readers are measured on, and the script that writes most of them."""
