"""What each picture shows now, in one sentence: for who hears the program and does not see it."""
