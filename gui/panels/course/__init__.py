"""The course panel: the text of a step, its goals, votes, duels and the exercise."""
