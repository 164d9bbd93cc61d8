from dataclasses import dataclass, field
from typing import Tuple


@dataclass(frozen=True)
class NetConfig:
    widths: Tuple[int, ...] = (9, 40, 20, 6)
    activation: str = "tanh"
    seed: int = 0


@dataclass(frozen=True)
class Config:
    net: NetConfig = field(default_factory=NetConfig)
    lr: float = 5e-3
    epochs: int = 3
    batch: int = 50
