"""Files -> text with positions -> passages -> vectors -> index."""
