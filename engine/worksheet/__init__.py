"""What a worksheet on paper holds: plants, one neuron, and steps that come out as printed."""
