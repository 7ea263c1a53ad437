"""What leaves the program: pictures, the window, animations, scripts and tables."""
