from typing import NamedTuple, Optional


class Options(NamedTuple):
    fruits: tuple = ("apple", "pear", "plum", "cherry")
    width: int = 24
    top_activation: Optional[str] = None
    smoothing: float = 0.05
    epochs: int = 2
