"""Steps that a framework calls are read with what it may hand them: `labels=None` in a signature says only that they can be missing."""

from __future__ import annotations

import pytest

HEAD = """\
import torch
import torch.nn as nn
import torch.nn.functional as F

class Model(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.body = nn.Linear(8, 8)
        self.classifier = nn.Linear(8, config.num_labels)
"""
FORWARD = """\
    def forward(self, input_ids=None, inputs_embeds=None, labels=None, return_dict=None):
        if (input_ids is None) ^ (inputs_embeds is not None):
            raise ValueError("one of them")
        hidden = self.body(input_ids if input_ids is not None else inputs_embeds)
        logits = {logits}
        loss = None
        if labels is not None:
            loss = {loss}
        return (loss, logits) if not return_dict else {{"loss": loss, "logits": logits}}
"""
RAW, SOFT = "self.classifier(hidden)", "F.softmax(self.classifier(hidden), dim=-1)"
CROSS_ENTROPY = "nn.CrossEntropyLoss()(logits.view(-1, logits.size(-1)), labels.view(-1))"


@pytest.mark.parametrize(
    ("logits", "loss", "expected"),
    [
        (RAW, CROSS_ENTROPY, set()),
        (SOFT, CROSS_ENTROPY, {"FL101"}),
        (RAW, "F.nll_loss(logits, labels)", {"FL103"}),
        (SOFT, "F.nll_loss(torch.log(logits), labels)", {"FL401"}),
    ],
)
def test_labels_that_may_be_missing(logits, loss, expected, codes):
    assert codes(HEAD + FORWARD.format(logits=logits, loss=loss)) == expected


def test_what_is_no_step_keeps_its_defaults(codes):
    """A head that is made without an activation has none."""
    program = HEAD + (
        "    def scores(self, x, activation=None):\n        z = self.classifier(self.body(x))\n        return z if activation is None else activation(z)\n"
        "    def forward(self, x, y):\n        return F.binary_cross_entropy(self.scores(x), y)\n"
    )
    assert codes(program) == {"FL102"}
