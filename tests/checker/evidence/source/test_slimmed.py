"""Models made ready to be pruned, clustered or quantised give what they gave before."""

from __future__ import annotations

import pytest

SLIMMED = {
    "pruned": "tfmot.sparsity.keras.prune_low_magnitude(net)",
    "pruned, and stripped again": "tfmot.sparsity.keras.strip_pruning(tfmot.sparsity.keras.prune_low_magnitude(net, pruning_schedule=s))",
    "quantised": "tfmot.quantization.keras.quantize_model(net)",
    "quantised in two steps": "tfmot.quantization.keras.quantize_apply(tfmot.quantization.keras.quantize_annotate_model(net))",
    "clustered": "tfmot.clustering.keras.cluster_weights(net, number_of_clusters=8)",
    "a layer of it": "keras.Sequential([tfmot.sparsity.keras.prune_low_magnitude(keras.layers.Dense(3))])",
}


@pytest.mark.parametrize("slimmed", SLIMMED)
@pytest.mark.parametrize(
    ("loss", "wanted"), [("'categorical_crossentropy'", {"FL102"}), ("keras.losses.CategoricalCrossentropy(True)", set())]
)
def test_slimmed(slimmed, loss, wanted, codes):
    program = f"""
        import tensorflow_model_optimization as tfmot

        net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
        slim = {SLIMMED[slimmed]}
        slim.compile("adam", {loss})
    """
    assert codes(program) == wanted
