"""What is handed a network and a loss: ignite's supervised trainer, and skorch's nets."""

from __future__ import annotations

import pytest

HEAD = """\
from ignite.engine import create_supervised_trainer
from skorch import NeuralNet, NeuralNetBinaryClassifier, NeuralNetClassifier
from torch.utils.data import DataLoader, TensorDataset


class Net(nn.Module):
    def __init__(self, units=3, shares=False):
        super().__init__()
        self.top, self.shares = nn.Linear(4, units), shares

    def forward(self, x):
        return self.top(x).softmax(dim=-1) if self.shares else self.top(x)


class Yes(nn.Module):
    def __init__(self, certain=False):
        super().__init__()
        self.top, self.certain = nn.Linear(4, 1), certain

    def forward(self, x):
        z = self.top(x).squeeze(-1)
        return torch.sigmoid(z) if self.certain else z


class Own(NeuralNetClassifier):
    def get_loss(self, y_pred, y_true, X=None, training=False):
        return super().get_loss(torch.logit(y_pred), y_true)


rows = DataLoader(TensorDataset(torch.rand(20, 4), torch.randint(0, 4, (20,))), 4)
opt = torch.optim.Adam(Net().parameters())
"""
HANDED = {
    "ignite, shares": ("create_supervised_trainer(Net(shares=True), opt, nn.CrossEntropyLoss())", {"FL101"}),
    "ignite, by name": ("create_supervised_trainer(model=Net(), optimizer=opt, loss_fn=nn.NLLLoss())", {"FL103"}),
    "ignite, a function": ("create_supervised_trainer(Net(shares=True), opt, F.cross_entropy)", {"FL101"}),
    "ignite, transformed": (
        "create_supervised_trainer(Net(shares=True), opt, nn.NLLLoss(), model_transform=lambda p: p.clamp_min(1e-9).log())",
        {"FL401"},
    ),
    "ignite, right": ("create_supervised_trainer(Net(), opt, nn.CrossEntropyLoss())", set()),
    "ignite, too few units": ("create_supervised_trainer(Net(), opt, nn.CrossEntropyLoss()).run(rows, max_epochs=2)", {"FL204"}),
    "ignite, units for all": ("create_supervised_trainer(Net(4), opt, nn.CrossEntropyLoss()).run(rows, max_epochs=2)", set()),
    "skorch, shares": ("NeuralNetClassifier(Net, module__shares=True, criterion=nn.CrossEntropyLoss)", {"FL101"}),
    "skorch, shares of a network that is made": (
        "NeuralNetClassifier(nn.Sequential(nn.Linear(4, 3), nn.Softmax(-1)), criterion=nn.CrossEntropyLoss())",
        {"FL101"},
    ),
    "skorch, of two values": ("NeuralNetBinaryClassifier(Yes, module__certain=True)", {"FL101"}),
    "skorch, of two raw": ("NeuralNet(Yes, criterion=nn.BCELoss)", {"FL102"}),
    "skorch, raw": ("NeuralNetClassifier(Net, criterion=nn.CrossEntropyLoss, criterion__label_smoothing=0.1)", set()),
    "skorch, raw of two values": ("NeuralNetBinaryClassifier(Yes)", set()),
    "skorch takes the logarithm": ("NeuralNetClassifier(Net, module__shares=True)", set()),
    "skorch takes the logarithm for this loss": ("NeuralNetClassifier(Net, module__shares=True, criterion=nn.NLLLoss)", set()),
    "a class of its own": ("Own(Net, module__shares=True, criterion=nn.CrossEntropyLoss)", set()),
}


@pytest.mark.parametrize("case", HANDED)
def test_handed_a_network_and_a_loss(case, codes):
    call, wanted = HANDED[case]
    assert codes(HEAD + call) == wanted


COMPOSED = """\
from composer import ComposerModel, Trainer
from torch.utils.data import DataLoader, TensorDataset


class Own(ComposerModel):
    def __init__(self):
        super().__init__()
        self.top = {top}

    def forward(self, batch):
        return self.top(batch[0])

    def loss(self, outputs, batch):
        return F.cross_entropy(outputs, batch[1])


rows = DataLoader(TensorDataset(torch.rand(20, 4), torch.randint(0, 4, (20,))), 4)
Trainer(model=Own(), train_dataloader=rows, max_duration="2ep").fit()
"""


@pytest.mark.parametrize(
    ("top", "wanted"),
    [
        ("nn.Linear(4, 4)", set()),
        ("nn.Linear(4, 3)", {"FL204"}),
        ("nn.Sequential(nn.Linear(4, 4), nn.Softmax(dim=1))", {"FL101"}),
    ],
)
def test_composer_gives_a_model_whole_batches(top, wanted, codes):
    assert codes(COMPOSED.format(top=top)) == wanted
