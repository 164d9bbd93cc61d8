LAYERS = [
    ("Linear", {"in_features": 10, "out_features": 16}),
    ("ReLU", {}),
    ("Linear", {"in_features": 16, "out_features": 1}),
    ("Softmax", {"dim": -1}),
]
LR = 0.01
STEPS = 50
