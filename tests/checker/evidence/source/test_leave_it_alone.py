"""Programs of PyTorch and JAX that look wrong and are right: each taken from real code, made small, and silent for ever.

Beside each stands, where there is one, its neighbour that is wrong: silence must not come from having looked away.
"""

from __future__ import annotations

from textwrap import dedent

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

SILENT = {
    "a divergence of every pixel": """
        import torch
        import torch.nn.functional as F
        from torch import nn

        student, teacher, x = nn.Conv2d(3, 4, 1), nn.Conv2d(3, 4, 1), torch.rand(2, 3, 8, 10)
        loss = F.kl_div(F.log_softmax(student(x), dim=1), F.softmax(teacher(x), dim=1), reduction="batchmean")
        loss = loss + nn.KLDivLoss(reduction="sum")(student(x).log_softmax(1), teacher(x).softmax(1))
    """,
    "two flags of which a constructor allows one": """
        import torch
        from torch import nn

        class DiceLoss(nn.Module):
            def __init__(self, sigmoid=False, softmax=False):
                super().__init__()
                if sigmoid and softmax:
                    raise ValueError("one of the two")
                self.sigmoid, self.softmax = sigmoid, softmax

            def forward(self, x, target):
                if self.sigmoid:
                    x = torch.sigmoid(x)
                if self.softmax:
                    x = torch.softmax(x, 1)
                return 1 - (x * target).sum()

        def test(parameters):
            loss = DiceLoss(**parameters)
            return loss(nn.Conv2d(3, 4, 1)(torch.rand(2, 3, 8, 8)), torch.ones(2, 4, 8, 8))
    """,
    "layers appended in a loop, the last without its activation": """
        import torch
        from torch import nn

        class Layer(nn.Module):
            def __init__(self, width, units, activation):
                super().__init__()
                self.linear = nn.Linear(width, units)
                self.activation = activation

            def forward(self, x):
                x = self.linear(x)
                return x if self.activation is None else self.activation(x)

        class Net(nn.Module):
            def __init__(self, width, hidden, classes, depth):
                super().__init__()
                self.layers = nn.ModuleList()
                self.layers.append(Layer(width, hidden, torch.relu))
                for _ in range(depth - 1):
                    self.layers.append(Layer(hidden, hidden, torch.relu))
                self.layers.append(Layer(hidden, classes, None))

            def forward(self, x):
                for layer in self.layers:
                    x = layer(x)
                return x

        def train(x, y, depth):
            return nn.functional.cross_entropy(Net(20, 64, 10, depth)(x), y)
    """,
    "a ready-made network whose head was replaced": """
        import torch
        from torch import nn
        from torchvision import models

        nll = nn.NLLLoss()

        def densenet(x, y):
            model = models.densenet121(weights="DEFAULT")
            model.classifier = nn.Sequential(nn.Linear(1024, 256), nn.ReLU(), nn.Linear(256, 2), nn.LogSoftmax(dim=1))
            return nll(model.forward(x), y)

        def vgg(x, y):
            model = models.vgg16(weights="DEFAULT")
            model.classifier[6] = nn.Sequential(nn.Linear(model.classifier[6].in_features, 10), nn.LogSoftmax(dim=1))
            return nll(model(x), y)

        def alexnet(x, y):
            model = models.alexnet(weights="DEFAULT")
            model.classifier.add_module("7", nn.LogSoftmax(dim=1))
            return nll(model(x), y)

        class Net(nn.Module):
            def __init__(self, tune):
                super().__init__()
                self.net = models.resnet50(weights="DEFAULT")
                if tune:
                    self.net.fc = nn.Sequential(nn.Linear(self.net.fc.in_features, 3), nn.LogSoftmax(dim=1))

            def forward(self, x):
                return self.net(x)

        def resnet(x, y, tune):
            return nll(Net(tune)(x), y)
    """,
    "a ready-made network with as many classes as its new head": """
        import torch
        import torchvision
        from torch import nn
        from torch.utils.data import DataLoader

        model = torchvision.models.resnet50(weights="DEFAULT")
        model.fc = nn.Linear(in_features=2048, out_features=10)
        for x, y in DataLoader(torchvision.datasets.CIFAR10(root=".", train=True), batch_size=8):
            loss = nn.functional.cross_entropy(model(x), y)
    """,
    "a network that is still to be written": """
        import torch
        from torch import nn

        class Discriminator(nn.Module):
            def forward(self, x):
                return x

        discriminator, criterion = Discriminator(), nn.BCEWithLogitsLoss()
        for _ in range(10):
            scores = discriminator(torch.rand(16, 100))
            loss = criterion(scores.squeeze(), torch.ones(16))
    """,
    "the way back from a probability to its score": """
        import torch
        from torch import nn

        def inverse_sigmoid(x, eps=1e-5):
            x = x.clamp(min=0, max=1)
            return torch.log(x.clamp(min=eps)) - torch.log((1 - x).clamp(min=eps))

        class Boxes(nn.Module):
            def __init__(self):
                super().__init__()
                self.points, self.moves = nn.Linear(64, 2), nn.Linear(64, 2)

            def forward(self, x):
                reference = self.points(x).sigmoid()
                return (self.moves(x) + inverse_sigmoid(reference)).sigmoid()

        boxes = Boxes()(torch.rand(8, 64))
    """,
    "a vocabulary that grows by names it does not have": """
        import torch
        from torch import nn

        words = open("corpus.txt").read().split()
        ids = {"<unk>": 0}
        for word in set(words):
            if ids.get(word) is None:
                ids[word] = len(ids)
        head, criterion = nn.Linear(64, len(ids)), nn.CrossEntropyLoss()

        def train(hidden, y):
            return criterion(head(hidden), y)
    """,
    "four blobs in two classes": """
        import torch
        from sklearn.datasets import make_blobs
        from torch import nn

        def merged(y, sources, target):
            y = y.copy()
            for source in sources:
                y[y == source] = target
            return y

        x, y = make_blobs(n_samples=80, n_features=2, centers=[[1, 1], [-1, -1], [1, -1], [-1, 1]])
        y = merged(merged(y, [0, 1], 0), [2, 3], 1)
        model = nn.Sequential(nn.Linear(2, 1), nn.Sigmoid())
        loss = nn.BCELoss()(model(torch.FloatTensor(x)).squeeze(), torch.FloatTensor(y))
    """,
    "a row of ids for a sequence": """
        import torch
        from torch import nn

        ids = {"i": 0, "want": 1, "a": 2, "beer": 3}
        target = torch.LongTensor([[ids[word] for word in "i want a beer".split()]])
        scores = nn.Linear(16, 4)(torch.rand(4, 16))
        loss = nn.CrossEntropyLoss()(scores, target.squeeze(0)) + nn.CrossEntropyLoss()(scores, target.view(-1))
    """,
    "one score for every class and a bias for each": """
        import torch
        from torch import nn

        class Shared(nn.Module):
            def __init__(self, classes):
                super().__init__()
                self.score = nn.Linear(392, 1, bias=False)
                self.bias = nn.Parameter(torch.zeros(classes))

            def forward(self, x):
                return self.score(x.view(-1, 392)) + self.bias

        def train(x, y, classes):
            return nn.functional.cross_entropy(Shared(10)(x), y) + nn.functional.cross_entropy(Shared(classes)(x), y)
    """,
    "the entropy of predictions, for a figure": """
        import numpy as np
        import torch
        from torch import nn

        model = nn.Linear(20, 10)
        with torch.no_grad():
            shares = torch.softmax(model(torch.rand(8, 20)), dim=-1)
        entropy = (-shares * np.log(shares)).sum(axis=1)
    """,
    "the last layer of a Sequential was taken out": """
        import torch
        from torch import nn

        model = nn.Sequential(nn.Linear(10, 3), nn.Sigmoid())
        model[-1] = nn.Identity()

        def train(x, y):
            return nn.functional.binary_cross_entropy_with_logits(model(x), y)
    """,
    "rounding that only a flat output would reach": """
        import keras
        import numpy as np

        model = keras.Sequential([keras.layers.Dense(3)])
        model.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))

        def classes(x, y):
            model.fit(x, y)
            scores = model.predict(x)
            if len(scores.shape) >= 2:
                return np.argmax(scores, axis=1)
            return np.round(scores)
    """,
    "a test that draws fewer ids than there are classes": """
        import torch
        from torch import nn

        head = nn.Linear(12, 10000)
        loss = nn.functional.cross_entropy(head(torch.rand(100, 12)), torch.randint(0, 1000, (100,)))
    """,
    "a cut at one half that only probabilities reach": """
        import torch
        from torch import nn

        class Net(nn.Module):
            def __init__(self, activate):
                super().__init__()
                self.head, self.activate = nn.Linear(8, 1), activate

            def forward(self, x):
                x = self.head(x)
                return torch.sigmoid(x) if self.activate else x

        def run(x, y, activate):
            scores = Net(activate)(x)
            if activate:
                loss = nn.functional.binary_cross_entropy(scores, y)
                predicted = scores > 0.5
            else:
                loss = nn.functional.binary_cross_entropy_with_logits(scores, y)
                predicted = scores > 0
            return loss, predicted
    """,
    "a softmax over either side of the similarities of two batches": """
        import torch
        import torch.nn.functional as F
        from torch import nn

        images, texts = nn.Linear(32, 16), nn.Linear(20, 16)
        a, b = F.normalize(images(torch.randn(8, 32)), dim=-1), F.normalize(texts(torch.randn(8, 20)), dim=-1)
        logits, labels = a @ b.t() / 0.07, torch.arange(8)
        by_image = F.nll_loss(logits.log_softmax(dim=-1), labels)
        by_text = F.nll_loss(logits.t().log_softmax(dim=-1), labels)
        whole = torch.einsum("nd,md->nm", a, b)
        both = whole.log_softmax(0) + whole.log_softmax(1)
        print((by_image + by_text - both.diagonal().mean()).item())
        """,
    "a mixture of two distributions by their logarithms": """
        import torch
        import torch.nn.functional as F
        from torch import nn

        def jensen_shannon(student, teacher, beta):
            p, q = F.log_softmax(student, dim=-1), F.log_softmax(teacher, dim=-1)
            beta = torch.tensor(beta)
            mixture = torch.logsumexp(torch.stack([p + torch.log1p(-beta), q + torch.log(beta)]), dim=0)
            to_teacher = F.kl_div(mixture, q, reduction="none", log_target=True)
            to_student = F.kl_div(mixture, p, reduction="none", log_target=True)
            return (beta * to_teacher + (1 - beta) * to_student).sum()

        student, teacher, x = nn.Linear(8, 30), nn.Linear(8, 30), torch.randn(2, 7, 8)
        jensen_shannon(student(x), teacher(x).detach(), 0.5).backward()
        """,
    "classes before the places they are told of": """
        import torch
        import torch.nn.functional as F

        scores, ids = torch.randn(2, 5, 4), torch.randint(0, 5, (2, 4))
        print(F.cross_entropy(scores, ids).item())
        """,
    "a model of a library by the name that the command line has for it": """
        import argparse
        import torch
        import torch.nn.functional as F
        import torchvision.models as models

        names = sorted(name for name in models.__dict__ if name.islower() and callable(models.__dict__[name]))
        parser = argparse.ArgumentParser()
        parser.add_argument("--arch", default="resnet18", choices=names)
        args = parser.parse_args()
        model = models.__dict__[args.arch](num_classes=10)
        scores = model(torch.randn(5, 3, 32, 32))
        F.cross_entropy(scores, torch.randint(0, 10, (5,))).backward()
        print(scores.softmax(dim=1).amax(dim=1))
        """,
}

WRONG = {
    "both activations on every path": (
        "FL105",
        """
        import torch
        from torch import nn

        class DiceLoss(nn.Module):
            def forward(self, x, target):
                x = torch.sigmoid(x)
                x = torch.softmax(x, 1)
                return 1 - (x * target).sum()
        """,
    ),
    "layers appended in a loop, the last with an activation": (
        "FL108",
        """
        import torch
        from torch import nn

        class Net(nn.Module):
            def __init__(self, width, hidden, classes, depth):
                super().__init__()
                self.layers = nn.ModuleList([nn.Linear(width, hidden)])
                for _ in range(depth - 1):
                    self.layers.append(nn.Linear(hidden, hidden))
                self.layers.append(nn.Linear(hidden, classes))

            def forward(self, x):
                for layer in self.layers:
                    x = torch.relu(layer(x))
                return x

        def train(x, y, depth):
            return nn.functional.cross_entropy(Net(20, 64, 10, depth)(x), y)
        """,
    ),
    "a ready-made network whose new head has a softmax": (
        "FL101",
        """
        from torch import nn
        from torchvision import models

        model = models.vgg16(weights="DEFAULT")
        model.classifier[6] = nn.Sequential(nn.Linear(4096, 10), nn.Softmax(dim=1))

        def train(x, y):
            return nn.functional.cross_entropy(model(x), y)
        """,
    ),
    "three classes of which two were merged, in a binary loss": (
        "FL204",
        """
        import torch
        from sklearn.datasets import load_iris
        from torch import nn

        x, y = load_iris(return_X_y=True)
        y[y == 0] = 1
        model = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid())
        loss = nn.BCELoss()(model(torch.FloatTensor(x)).squeeze(), torch.FloatTensor(y))
        """,
    ),
    "a softmax over the examples, where the classes have weights": (
        "FL302",
        """
        import torch
        import torch.nn.functional as F
        from torch import nn

        images, prototypes = nn.Linear(32, 16), nn.Parameter(torch.randn(8, 16))
        logits = images(torch.randn(8, 32)) @ prototypes.t()
        print(F.nll_loss(logits.log_softmax(dim=0), torch.arange(8)).item())
        """,
    ),
    "scores at a temperature that is spread over them": (
        "FL103",
        """
        import torch
        import torch.nn.functional as F
        from torch import nn

        temperature = nn.Parameter(torch.ones(1) * 1.5)
        z = nn.Linear(4, 3)(torch.randn(8, 4))
        scaled = z / temperature.unsqueeze(1).expand(z.size(0), z.size(1))
        F.nll_loss(scaled, torch.randint(0, 3, (8,))).backward()
        """,
    ),
    "steps of a decoder that is sometimes shown the truth": (
        "FL103",
        """
        import random
        import torch
        import torch.nn.functional as F
        from torch import nn

        words, cell, out = nn.Embedding(30, 16), nn.GRU(16, 16, batch_first=True), nn.Linear(16, 30)
        target = torch.randint(0, 30, (8, 12))
        given, state, steps = target[:, :1], torch.zeros(1, 8, 16), []
        for place in range(12):
            hidden, state = cell(words(given), state)
            scores = out(hidden)
            steps.append(scores)
            if random.random() < 0.5:
                given = target[:, place : place + 1]
            else:
                given = scores.topk(1)[1].squeeze(-1).detach()
        steps = torch.cat(steps, dim=1)
        F.nll_loss(steps.view(-1, steps.size(-1)), target.view(-1)).backward()
        """,
    ),
    "one of a zoo of models, by the name that the command line has for it": (
        "FL101",
        """
        import argparse
        import torch
        import torch.nn.functional as F
        from torch import nn

        def tiny(classes, width=4):
            return nn.Sequential(nn.Linear(8, width), nn.ReLU(), nn.Linear(width, classes), nn.Softmax(dim=1))

        def wide(classes):
            return tiny(classes, 64)

        zoo = {
            "tiny4": tiny, "tiny8": tiny, "tiny16": tiny, "tiny32": tiny, "wide1": wide,
            "wide2": wide, "wide4": wide, "wide8": wide, "wide16": wide, "wide32": wide,
        }
        parser = argparse.ArgumentParser()
        parser.add_argument("--arch", default="wide4", choices=list(zoo))
        args = parser.parse_args()
        model = zoo[args.arch](3)
        F.cross_entropy(model(torch.randn(5, 8)), torch.randint(0, 3, (5,))).backward()
        """,
    ),
    "a class whose decorator asks whether it is one": (
        "FL101",
        """
        import functools
        import inspect
        import torch
        import torch.nn.functional as F
        from torch import nn

        def soon_gone(thing):
            if inspect.isclass(thing):
                thing.__init__ = soon_gone(thing.__init__)
                return thing

            @functools.wraps(thing)
            def warned(*args, **kwargs):
                print("soon gone")
                return thing(*args, **kwargs)

            return warned

        @soon_gone
        class Net(nn.Module):
            def __init__(self, classes):
                super().__init__()
                self.out = nn.Linear(8, classes)

            def forward(self, x):
                return self.out(x).softmax(dim=1)

        F.cross_entropy(Net(3)(torch.randn(5, 8)), torch.randint(0, 3, (5,))).backward()
        """,
    ),
    "fewer classes before the places they are told of": (
        "FL204",
        """
        import torch
        import torch.nn.functional as F

        scores, ids = torch.randn(2, 4, 5), torch.randint(0, 5, (2, 5))
        print(F.cross_entropy(scores, ids).item())
        """,
    ),
    "a model of a library by its name, and a softmax behind it": (
        "FL101",
        """
        import argparse
        import torch
        import torch.nn.functional as F
        import torchvision.models as models

        parser = argparse.ArgumentParser()
        parser.add_argument("--arch", default="resnet18")
        args = parser.parse_args()
        model = models.__dict__[args.arch](num_classes=10)
        F.cross_entropy(model(torch.randn(5, 3, 32, 32)).softmax(dim=1), torch.randint(0, 10, (5,))).backward()
        """,
    ),
    "a model of the program's own, by what holds its names": (
        "FL101",
        """
        import argparse
        import importlib
        import sys
        import torch
        import torch.nn.functional as F
        from torch import nn

        def tiny(classes):
            return nn.Sequential(nn.Linear(8, classes), nn.Softmax(dim=1))

        parser = argparse.ArgumentParser()
        parser.add_argument("--arch", default="tiny")
        parser.add_argument("--losses", default="torch.nn.functional")
        args = parser.parse_args()
        losses = importlib.import_module(args.losses)
        x, y = torch.randn(5, 8), torch.randint(0, 3, (5,))
        losses.cross_entropy(vars(sys.modules[__name__])[args.arch](3)(x), y).backward()
        F.cross_entropy(globals()[args.arch](3)(x), y).backward()
        """,
    ),
}


def judged(program, tmp_path):
    file = tmp_path / "program.py"
    file.write_text(dedent(program), encoding="utf-8")
    result = check([str(file)], Settings(), hints=True)
    assert not result.troubles
    return [f"{finding.where.row}: {finding.code} {finding.message}" for finding in result.findings]


@pytest.mark.parametrize("situation", SILENT)
def test_silent(situation, tmp_path):
    assert judged(SILENT[situation], tmp_path) == []


@pytest.mark.parametrize("situation", WRONG)
def test_its_neighbour_is_found(situation, tmp_path):
    code, program = WRONG[situation]
    assert {said.split()[1] for said in judged(program, tmp_path)} == {code}
