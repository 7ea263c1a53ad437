"""Where the course lies."""

from pathlib import Path

COURSE = Path(__file__).parent / "course"
"""The chapters, and how a lesson is written."""
