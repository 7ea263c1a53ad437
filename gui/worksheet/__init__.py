"""A worksheet on paper: its blocks and pages, the dialogue that asks for it, print and PDF."""
