"""Errors that a person can mend: facts here, sentences in the window and on the command line."""

from __future__ import annotations


class UserError(ValueError):
    """What a person can mend, as a code and its facts.

    `code` names the sentence (see `gui.notices` and `main`), `facts` are what it says:
    a row, a name, a limit. No sentence is written here, since it has to be translated.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code}: {told}" if told else self.code
