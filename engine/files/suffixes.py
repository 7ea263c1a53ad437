"""How the names of files end, in lower case: our own, and those that we write for others."""

SESSION = ".plab"
LESSONS = (".toml", ".plesson")
TABLE = ".csv"
SCRIPT = ".py"
