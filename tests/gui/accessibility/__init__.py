"""What reaches a screen reader, over AT-SPI as one asks, and whether all can be seen and read."""
