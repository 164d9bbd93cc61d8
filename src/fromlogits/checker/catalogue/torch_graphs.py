"""Layers over graphs: torch_geometric and DGL.

What they give each node is a linear map of its own numbers and of its neighbours': behind the last of them stand raw scores, as behind a
linear layer. Of layers with several heads nobody counts the units here.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer

__all__ = ["ALIASES", "ENTRIES"]

_GEOMETRIC = "ARMAConv ChebConv ClusterGCNConv GCNConv GraphConv LEConv MFConv RGCNConv ResGatedGraphConv SAGEConv SGConv TAGConv".split()
_HEADED = "GATConv GATv2Conv SuperGATConv TransformerConv".split()
_WHOLE = "GAT GCN GIN GraphSAGE".split()

_DGL = {
    "GraphConv": "in_feats out_feats:units norm='both' weight=True bias=True activation=None",
    "SAGEConv": "in_feats out_feats:units aggregator_type feat_drop=0.0 bias=True norm=None activation=None",
    "SGConv": "in_feats out_feats:units k=1",
    "TAGConv": "in_feats out_feats:units k=2 bias=True activation=None",
}

ENTRIES: dict[str, Entry] = {
    **{f"torch_geometric.nn.{name}": Layer("affine", "in_channels out_channels:units", call="x edge_index") for name in _GEOMETRIC},
    **{
        f"torch_geometric.nn.{name}": Layer("affine", "in_channels out_channels", call="x edge_index | return_attention_weights=None")
        for name in _HEADED
    },
    **{
        f"torch_geometric.nn.{name}": Layer(
            "affine", "in_channels hidden_channels num_layers out_channels:units=None dropout=0.0", call="x edge_index"
        )
        for name in _WHOLE
    },
    "torch_geometric.nn.Linear": Layer("affine", "in_channels out_channels:units bias=True"),
    **{f"dgl.nn.{name}": Layer("affine", signature, call="graph feat:x") for name, signature in _DGL.items()},
}

ALIASES: dict[str, str] = {
    "dgl.nn.pytorch": "dgl.nn",
    "dgl.nn.pytorch.conv": "dgl.nn",
    "torch_geometric.nn.conv": "torch_geometric.nn",
    "torch_geometric.nn.models": "torch_geometric.nn",
}
