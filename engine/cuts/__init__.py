"""Cuts through the loss of a model of many parameters: along one of them, and over a plane."""
