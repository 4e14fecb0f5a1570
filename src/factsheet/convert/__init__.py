"""Rows of a spreadsheet made into the records of a sheet: nothing asked, nothing guessed."""
