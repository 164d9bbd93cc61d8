"""Layers over graphs: what stands behind the last of them are raw scores."""

from __future__ import annotations

import pytest

GEOMETRIC = """\
from torch_geometric.nn import GATConv, GCN, SAGEConv


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = {layers}

    def forward(self, x, edge_index):
        return {tail}


out = Net()(data.x, data.edge_index)
{loss}.backward()
"""
SAGE = "SAGEConv(10, 16), SAGEConv(16, 3)"
HEADS = "GATConv(10, 8, heads=4), GATConv(32, 1, concat=False)"
BOTH = "self.second(F.elu(self.first(x, edge_index)), edge_index)"
NETWORKS = {
    "raw": (SAGE, BOTH, "F.nll_loss(out[data.seen], data.y[data.seen])", {"FL103"}),
    "raw, right": (SAGE, BOTH, "F.cross_entropy(out[data.seen], data.y[data.seen])", set()),
    "logarithms": (SAGE, f"F.log_softmax({BOTH}, dim=1)", "F.nll_loss(out[data.seen], data.y[data.seen])", set()),
    "heads": (HEADS, BOTH, "F.binary_cross_entropy(out.view(-1), data.y.float())", {"FL102"}),
    "heads, right": (HEADS, f"torch.sigmoid({BOTH})", "F.binary_cross_entropy(out.view(-1), data.y.float())", set()),
    "bent": (SAGE, f"F.relu({BOTH})", "F.cross_entropy(out, data.y)", {"FL108"}),
    "weights beside what comes out": (
        HEADS,
        "self.second(x, edge_index, return_attention_weights=True)",
        "z, (_, weights) = out\nweights > 0.5\nF.binary_cross_entropy_with_logits(z.view(-1), data.y.float())",
        set(),
    ),
    "two sets of nodes": (SAGE, "self.second((x, x[:9]), edge_index).log_softmax(-1)", "F.nll_loss(out, data.y)", set()),
    "a whole network": ("GCN(10, 16, 2, 3), None", "self.first(x, edge_index)", "nn.NLLLoss()(out, data.y)", {"FL103"}),
}


@pytest.mark.parametrize("case", NETWORKS)
def test_geometric(case, codes):
    layers, tail, loss, wanted = NETWORKS[case]
    assert codes(GEOMETRIC.format(layers=layers, tail=tail, loss=loss)) == wanted


@pytest.mark.parametrize(("activation", "wanted"), [("None", set()), ("F.relu", {"FL108"})])
def test_dgl_takes_the_graph_first(activation, wanted, codes):
    program = f"""\
import dgl.nn as dglnn
first, second = dglnn.GraphConv(10, 16, activation=F.relu), dglnn.GraphConv(16, 3, activation={activation})
F.cross_entropy(second(graph, first(graph, feat=x)), y).backward()
"""
    assert codes(program) == wanted
