"""How the names of our own files end, in lower case."""

SESSION = ".plab"
LESSONS = (".toml", ".plesson")
