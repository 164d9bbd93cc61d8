"""Computing losses: the mathematics once (`formulas`), the frameworks' operations (`tensors`), and the strict functions on top."""
