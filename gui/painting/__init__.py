"""What pictures are painted with: axes, labels, markers, formulas, projections, cached pixmaps."""
