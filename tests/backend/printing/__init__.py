"""What the product promises of the documents that it prints."""
