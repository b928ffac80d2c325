"""English formats, as Indonesian offices write them."""
