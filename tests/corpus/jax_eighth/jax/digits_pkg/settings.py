from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    n_classes: int = 9
    width: int = 32
    lr: float = 5e-3
    steps: int = 20
