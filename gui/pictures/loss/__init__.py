"""The loss: along one parameter, over two, and how descent goes down it."""
