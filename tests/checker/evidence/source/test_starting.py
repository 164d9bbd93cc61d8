"""What runs when a program starts, and what does not."""

from __future__ import annotations

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

SCENES = """
import numpy as np

class Scenes:
    def __init__(self, n):
        self.masks = [self.scene() for _ in range(n)]

    def scene(self):
        mask = np.zeros((8, 8), dtype=np.int64)
        corner = 2
        mask[corner:] = 1
        corner += 1
        mask[corner:] = 2
        corner += 1
        mask[corner:] = 3
        corner += 1
        mask[corner:] = 4
        corner += 1
        mask[corner:] = 9
        corner += 1
        return mask
"""

TRAIN = """
import torch
import torch.nn.functional as F
from torch import nn
from scenes import Scenes

def main():
    net = nn.Conv2d(3, 5, 1)
    for mask in Scenes(3).masks:
        F.cross_entropy(net(torch.rand(1, 3, 8, 8)), torch.tensor(mask)[None]).backward()
"""


@pytest.mark.parametrize("start", ["main()", 'if __name__ == "__main__":\n    main()'])
def test_a_program_is_followed_into_other_files(start, tmp_path):
    (tmp_path / "scenes.py").write_text(SCENES, encoding="utf-8")
    train = tmp_path / "train.py"
    train.write_text(f"{TRAIN}\n{start}\n", encoding="utf-8")
    assert [finding.code for finding in check([str(train)], Settings()).findings] == ["FL204"]


STEP = """
import torch.nn as nn

class Trainer(nn.Module):
    def __init__(self):
        super().__init__()
        self.net, self.criterion = nn.Sequential(nn.Linear(8, 4), nn.{last}), nn.CrossEntropyLoss()

    def training_step(self, batch):
        z = self.net(batch.x)
        n = 1
{work}
        return self.criterion(z, batch.y)
"""


@pytest.mark.parametrize(("last", "codes"), [("Softmax(1)", ["FL101"]), ("Dropout()", [])])
def test_a_long_step_that_calls_what_its_class_made(last, codes, tmp_path):
    """Nobody calls the step, and what it calls of a framework has no name of the framework's: it is read to its end all the same."""
    (tmp_path / "program.py").write_text(STEP.format(last=last, work="        n = n * 2 % 7\n" * 500))
    assert [finding.code for finding in check([str(tmp_path)], Settings()).findings] == codes
