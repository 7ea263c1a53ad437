"""What there is, as data: actions, arrangements, pictures, kinds of files."""
