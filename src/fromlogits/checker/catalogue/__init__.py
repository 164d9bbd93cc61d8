"""What every known layer, activation, loss, metric and label maker means: data, one file a framework."""
