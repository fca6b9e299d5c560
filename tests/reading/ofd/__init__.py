"""Tests of reading OFD files, and a writer of them."""
