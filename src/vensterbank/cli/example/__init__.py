"""The example neighbourhood De Vaart, told through the product's own actions: nothing here takes a side door."""
