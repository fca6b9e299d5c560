"""Spreadsheets of bodies and of people: the template, what a sheet says, what is wrong with it cell by cell, what applying it would do."""
