"""Spreadsheets' own files, .xlsx and .xls and .ods: which sheets there are, and one as text."""
