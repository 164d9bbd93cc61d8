from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    n_classes: int = 100
    hidden: int = 48
    learning_rate: float = 5e-3
    batch_size: int = 128
    epochs: int = 4
