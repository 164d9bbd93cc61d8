from dataclasses import dataclass


@dataclass
class Config:
    n_in: int = 30
    width: int = 24
    logits: bool = True
    lr: float = 5e-3
    epochs: int = 8
