"""The field: plants, regions and the decision boundary, to be edited by hand."""
