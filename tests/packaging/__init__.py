"""What is given to people who have no Python: built here, and tried as they would."""
