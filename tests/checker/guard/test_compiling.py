"""Steps that torch.compile has compiled are looked at as they were captured, and compute what they would compute by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

import fromlogits as fl  # noqa: E402


@pytest.fixture(autouse=True)
def _fresh():
    torch._dynamo.reset()
    yield
    torch._dynamo.reset()


def rows(watch):
    return [(finding.code, finding.where.row) for finding in watch.findings]


def network(*end):
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(4, 5), nn.BatchNorm1d(5), nn.Dropout(0.5), *end)


def batch():
    return torch.randn(64, 4, generator=torch.Generator().manual_seed(1)), torch.arange(64) % 5


def trained(backend, model, *, watched, on_finding="warn"):
    """Losses, and what became of weights and statistics, of three steps."""
    optimizer, criterion, (x, y) = torch.optim.SGD(model.parameters(), 0.1), nn.CrossEntropyLoss(), batch()

    @torch.compile(backend=backend)
    def loss_of(x, y):
        return criterion(model(x), y)

    losses = []
    torch.manual_seed(3)

    def steps():
        for _ in range(3):
            loss = loss_of(x, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())

    if not watched:
        steps()
        return losses, model.state_dict(), None
    with fl.guard(on_finding=on_finding) as watch:
        steps()
    return losses, model.state_dict(), watch


@pytest.mark.parametrize("backend", ["eager", "aot_eager"])
@pytest.mark.parametrize("end", [(), (nn.Softmax(1),)])
@pytest.mark.filterwarnings("ignore::fromlogits.errors.ContractWarning")
def test_a_compiled_step(backend, end):
    alone, weights, _ = trained(backend, network(*end), watched=False)
    torch._dynamo.reset()
    losses, after, watch = trained(backend, network(*end), watched=True)
    assert [finding.code for finding in watch.findings] == ["FL101"] * len(end)
    assert not watch.faults
    assert losses == alone
    assert all(torch.equal(after[name], value) for name, value in weights.items())


def test_the_line_is_the_users():
    model, (x, y) = network(nn.Softmax(1)), batch()
    function = torch.compile(lambda x, y: nn.functional.cross_entropy(model(x), y), backend="aot_eager")
    with pytest.warns(fl.ContractWarning), fl.guard(on_finding="warn") as watch:
        function(x, y)
    (finding,) = watch.findings
    assert finding.where.file == __file__
    assert "function = torch.compile(lambda" in Path(__file__).read_text(encoding="utf-8").splitlines()[finding.where.row - 1]
    assert "nn.functional.cross_entropy(model(x), y)" in finding.message


def test_a_loss_inside_the_compiled_model():
    class LanguageModel(nn.Module):  # as nanoGPT has it: the model computes its own loss
        def __init__(self):
            super().__init__()
            self.head = network()

        def forward(self, x, targets=None):
            probabilities = nn.functional.softmax(self.head(x), dim=-1)
            return probabilities, nn.functional.cross_entropy(probabilities, targets) if targets is not None else None

    model, (x, y) = torch.compile(LanguageModel(), backend="aot_eager"), batch()
    with pytest.raises(ValueError, match="FL101"), fl.guard():
        model(x, y)


@pytest.mark.filterwarnings("ignore::fromlogits.errors.ContractWarning")
def test_a_compiled_model_and_a_loss_outside():
    model, (x, y) = torch.compile(network(nn.Softmax(1)), backend="aot_eager"), batch()
    with fl.guard(on_finding="warn") as watch:
        for _ in range(3):
            nn.functional.cross_entropy(model(x), y)
    assert [finding.code for finding in watch.findings] == ["FL101"]


def test_everything_is_taken_back():
    own = torch._dynamo.output_graph.OutputGraph.call_user_compiler
    with fl.guard():
        assert torch._dynamo.output_graph.OutputGraph.call_user_compiler is not own
    assert torch._dynamo.output_graph.OutputGraph.call_user_compiler is own
