import os

DEVICE = os.environ.get("ROWS_DEVICE", "cpu")
N_CLASSES = 3
STEPS = int(os.environ.get("ROWS_STEPS", 40))
