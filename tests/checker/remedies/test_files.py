"""Files of every kind: what stands around a fix stays what it was."""

from __future__ import annotations


def test_line_ends_byte_order_mark_and_encoding(mend):
    text = "# -*- coding: utf-8 -*-\r\nfrom keras import layers\r\n\r\nmodel.compile(\r\n    'größe', loss='binary_crossentropy',\r\n)\r\n"
    after = text.replace("layers\r\n", "layers\r\nfrom keras import losses\r\n").replace(
        "'binary_crossentropy'", "losses.BinaryCrossentropy(from_logits=True)"
    )
    data = b"\xef\xbb\xbf" + text.encode()
    assert mend("FL102", data, loss=("binary_crossentropy", "'binary_crossentropy'")) == "\ufeff" + after


def test_import_goes_below_docstring_and_future(mend):
    text = '"""Trains."""\nfrom __future__ import annotations\n\nmodel.compile(loss="binary_crossentropy")\n'
    after = text.replace("annotations\n", "annotations\nimport keras\n").replace(
        '"binary_crossentropy"', "keras.losses.BinaryCrossentropy(from_logits=True)"
    )
    assert mend("FL102", text, loss=("binary_crossentropy", '"binary_crossentropy"')) == after


def test_import_goes_behind_what_shares_its_line(mend):
    text = 'from keras import layers; NOTE = """a\nb"""  # note\nmodel.compile(loss="binary_crossentropy")\n'
    after = text.replace("# note\n", "# note\nfrom keras import losses\n").replace(
        '"binary_crossentropy"', "losses.BinaryCrossentropy(from_logits=True)"
    )
    assert mend("FL102", text, loss=("binary_crossentropy", '"binary_crossentropy"')) == after


def test_import_first_of_all(mend):
    text = "@decorated\ndef train(model):\n    model.compile(loss='binary_crossentropy')\n"
    after = "import keras\n" + text.replace("'binary_crossentropy'", "keras.losses.BinaryCrossentropy(from_logits=True)")
    assert mend("FL102", text, loss=("binary_crossentropy", "'binary_crossentropy'")) == after


def test_names_that_are_taken_are_not_imported(bench, mend):
    text = "from keras import layers\nlosses = []\nmodel.compile(loss='binary_crossentropy')\n"
    after = text.replace("layers\n", "layers\nfrom keras.losses import BinaryCrossentropy\n").replace(
        "'binary_crossentropy'", "BinaryCrossentropy(from_logits=True)"
    )
    facts = {"loss": ("binary_crossentropy", "'binary_crossentropy'")}
    assert mend("FL102", text, **facts) == after
    assert bench("FL102", text + "class BinaryCrossentropy: ...\n", **facts).fix is None
    shadowed = "import keras\ndef f(keras):\n    keras.fit(loss='binary_crossentropy')\n"
    after = shadowed.replace("keras\n", "keras\nfrom keras.losses import BinaryCrossentropy\n", 1)
    assert mend("FL102", shadowed, **facts) == after.replace("'binary_crossentropy'", "BinaryCrossentropy(from_logits=True)")


def test_notebook(mend):
    notebook = (
        '{\n "cells": [\n  {\n   "cell_type": "code",\n   "source": [\n    "%matplotlib inline\\n",\n    "from tensorflow.keras import layers"\n   ]\n  },\n'
        '  {\n   "cell_type": "code",\n   "source": [\n    "model.compile(loss=\'binary_crossentropy\')"\n   ]\n  }\n ],\n'
        ' "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 5\n}\n'
    )
    after = notebook.replace('import layers"\n', 'import layers\\n",\n    "from tensorflow.keras import losses"\n').replace(
        "'binary_crossentropy'", "losses.BinaryCrossentropy(from_logits=True)"
    )
    assert mend("FL102", notebook, suffix=".ipynb", loss=("binary_crossentropy", "'binary_crossentropy'")) == after


def test_markdown_imports_stand_in_the_block_that_needs_them(mend):
    text = "```python\nx = 1\n```\n\n```python\nmodel.compile(loss='binary_crossentropy')\n```\n"
    after = mend("FL102", text, suffix=".md", loss=("binary_crossentropy", "'binary_crossentropy'"))
    first, _, second = after.partition("\n\n")
    assert first == "```python\nx = 1\n```"
    assert second.startswith("```python\nimport keras\nmodel.compile(loss=keras.losses.BinaryCrossentropy(")


def test_markdown(mend):
    text = "# Train\n\n- so:\n  ```python\n  from keras import layers\n  model.compile(loss='binary_crossentropy')\n  ```\n"
    after = text.replace("layers\n", "layers\n  from keras import losses\n").replace(
        "'binary_crossentropy'", "losses.BinaryCrossentropy(from_logits=True)"
    )
    assert mend("FL102", text, suffix=".md", loss=("binary_crossentropy", "'binary_crossentropy'")) == after
