"""The boxes of a page in which a student types formulas and lines of code, and is answered."""
