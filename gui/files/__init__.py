"""The files of the work on screen: sessions, automatic copies, recent files, tables."""
