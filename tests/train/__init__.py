"""`main.py train` beyond one neuron."""
