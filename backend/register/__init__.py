"""The register of a caisse: a chain of decided facts, what it says on a day, and its proof."""
