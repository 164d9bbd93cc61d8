"""Loaded by the server that `multiprocessing` forks processes from: they have the guard with them."""

from fromlogits.checker.guard.children import watch_here

watch_here()
