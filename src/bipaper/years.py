"""A year as papers print it, of what is published, issued or held: 1898, 2023."""

YEAR = "(?:1[89]|20)[0-9]{2}"
"""For regular expressions. Digits or a letter around it are for who uses it to look at: a number
of four digits may as well be a page or an amount, where what is around does not call it a year."""
