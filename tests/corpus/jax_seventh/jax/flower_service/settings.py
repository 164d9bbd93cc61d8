from typing import TypedDict


class Settings(TypedDict):
    lr: float
    steps: int
    classes: list[str]


IRIS: Settings = {"lr": 8e-3, "steps": 60, "classes": ["setosa", "versicolor", "virginica"]}
