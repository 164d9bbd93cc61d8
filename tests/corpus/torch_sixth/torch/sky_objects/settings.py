import yaml

TEXT = """
seed: 0
lr: 0.01
epochs: 5
model:
  in_features: 5
  num_classes: 3
"""


def load():
    return yaml.safe_load(TEXT)
