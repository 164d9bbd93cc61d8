from dataclasses import dataclass, field
from typing import Optional


@dataclass
class NetSettings:
    units: list = field(default_factory=lambda: [24, 12])
    out_activation: Optional[str] = None
    dropout: float = 0.1


@dataclass
class RunSettings:
    net: NetSettings = field(default_factory=NetSettings)
    loss: str = "binary_crossentropy"
    lr: float = 1e-3
    epochs: int = 2
