import configparser

DEFAULTS = """
[model]
net = wide
classes = 6
hidden = 48

[train]
loss = categorical_crossentropy
optimizer = adam
epochs = 2
"""


def load(text=DEFAULTS):
    parser = configparser.ConfigParser()
    parser.read_string(text)
    return parser
