"""A press that typesets papers at random and knows what is on them: see README.md."""
