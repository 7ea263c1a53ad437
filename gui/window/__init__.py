"""The main window: docks, bars, menus, actions and their states."""
