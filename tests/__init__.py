"""Everything that shows Grillon to work; the folders mirror the tree of the product."""
