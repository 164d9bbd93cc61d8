CONFIG = {
    "model": {"name": "mlp", "hidden": [24, 24], "head": "softmax"},
    "loss": {"class_name": "SparseCategoricalCrossentropy", "config": {"from_logits": True}},
    "optimizer": {"class_name": "Adam", "config": {"learning_rate": 0.003}},
    "epochs": 3,
}
