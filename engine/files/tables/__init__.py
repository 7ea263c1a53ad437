"""Tables of plants, as spreadsheets and other programs write them."""
