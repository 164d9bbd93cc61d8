from typing import NamedTuple


class Settings(NamedTuple):
    objective: str = "xent"
    n_states: int = 4
    lr: float = 3e-3
    steps: int = 100
