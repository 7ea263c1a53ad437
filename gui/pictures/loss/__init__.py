"""The loss: as a curve, along one parameter, over two, and how descent goes down it."""
