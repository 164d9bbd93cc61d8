"""The source sensor: reads programs, notebooks and documentation without running or importing them."""
