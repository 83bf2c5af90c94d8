"""How the knowledge is reasoned with: pure functions over ConceptGraph."""
