"""Layers, models and losses that Keras wrote down and made again, and layers that are taken out of a model by name."""

import pytest

HEAD = """
import keras
from keras import layers
x, y = np.random.rand(60, 8), np.random.randint(0, 3, 60)
first = keras.Sequential([keras.Input((8,)), layers.Dense(16), layers.Dense(3, activation={act!r}, name="scores"), layers.Dropout(0.1)])
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
"""
WAYS = {
    "a layer's configuration": "net = keras.Sequential([keras.Input((8,)), layers.Dense.from_config(first.layers[-2].get_config())])",
    "a model's configuration": "net = keras.Sequential.from_config(first.get_config())",
    "JSON": "net = keras.models.model_from_json(first.to_json())",
    "a file": "first.save('first.keras')\nnet = keras.models.load_model('first.keras')",
    "a file, by function": "keras.saving.save_model(first, 'first.keras')\nnet = keras.saving.load_model('first.keras')",
    "an output by name": "net = keras.Model(first.inputs, first.get_layer('scores').output)",
    "an output by index": "net = keras.Model(first.inputs, first.get_layer(index=-2).output)",
    "an output by place": "net = keras.Model(first.inputs, first.layers[-2].output)",
    "a copy with other layers": """
def other(layer):
    return layers.Dense(layer.units, activation={act!r}) if isinstance(layer, layers.Dense) else layer
plain = keras.Sequential([keras.Input((8,)), layers.Dense(3)])
net = keras.models.clone_model(plain, clone_function=other)
""",
    "an activation set by name": """
net = keras.Sequential([keras.Input((8,)), layers.Dense(3, name="scores")])
net.get_layer("scores").activation = keras.activations.get({act!r})
""",
    "a loss as a dictionary": """
net = first
loss = {{"class_name": "SparseCategoricalCrossentropy", "config": {{"from_logits": True}}}}
""",
    "layers of build": """
class Net(keras.Model):
    def build(self, shape):
        self.out = layers.Dense(3, activation={act!r})
    def call(self, x):
        return self.out(x)
net = Net()
""",
}


@pytest.mark.parametrize("way", WAYS)
def test_made_again(way, codes):
    program = HEAD + WAYS[way] + "\nnet.compile('adam', loss)\nnet.fit(x, y)"
    assert codes(program.format(act="softmax")) == {"FL101"}
    assert codes(program.format(act=None)) == set()


CUTS = {
    "np.digitize(p, [0.5])": {"FL502"},
    "np.digitize(p, [-1.0, 0.5])": set(),
    "np.heaviside(p - 0.5, 1)": {"FL502"},
    "np.heaviside(p, 1)": set(),
    "sklearn.preprocessing.binarize(p, threshold=0.5)": {"FL502"},
    "sklearn.preprocessing.binarize(p)": set(),
    "pd.DataFrame({'s': p[:, 0]})['s'].apply(lambda s: 1 if s > 0.5 else 0)": {"FL502"},
    "pd.DataFrame({'s': p[:, 0]})['s'].apply(lambda s: 1 if s > 0 else 0)": set(),
}


@pytest.mark.parametrize("cut", CUTS)
def test_scores_cut_by_a_function(cut, codes):
    program = f"""
import keras
net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
net.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))
p = net.predict(np.random.rand(60, 8))
{cut}
"""
    assert codes(program) == CUTS[cut]
