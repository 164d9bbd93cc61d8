"""What made an output: told from the program that computed it, never from names and never from numbers.

    steps       what one operation does, in words that every framework shares
    following   from an output backwards to what made it: softmax, sigmoid, their logarithms, a linear layer, also written by hand
    torch, tensorflow, jax, keras
                how each framework tells its operations: the autograd graph, a tf.Graph, a jaxpr, the layers of a model

What cannot be proved is not said. Nothing here computes with a model's numbers, and no framework is loaded before one of its tensors is given.
"""
