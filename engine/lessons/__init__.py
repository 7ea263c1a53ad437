"""Lessons: their pages, their goals, and the exercise with formulas of one's own."""
