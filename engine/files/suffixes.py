"""How the names of files end, in lower case: our own, and those that we write for others."""

SESSION = ".plab"
LESSONS = (".toml", ".plesson")
PROGRESS = ".pprogress"
TABLE = ".csv"
WORKBOOK = ".xlsx"
WORKBOOKS = (WORKBOOK, ".xlsm", ".xls", ".ods")
SCRIPT = ".py"
