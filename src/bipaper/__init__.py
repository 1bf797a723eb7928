"""bipaper: structured, bilingual data from Chinese papers with English abstracts."""

__version__ = "0.1.0"
