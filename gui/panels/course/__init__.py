"""The panel of the course: chapters, a page's text, goals, votes, the duel, the exercise."""
