"""The guard: looks at the first batches of every loss in a running program, and then lets go."""
