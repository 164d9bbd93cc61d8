MATERIALS = ("glass", "paper", "plastic", "metal", "organic")
SENSORS = 18
TRAIN = {"epochs": 2, "batch_size": 32, "verbose": 0}
COMPILE = {"optimizer": "adam", "metrics": ["accuracy"]}
