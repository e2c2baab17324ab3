"""What is known of the documents: entities, properties, claims, translations, gaps, glossary, notes.

The data are YAML files under `corpus/catalogue/` and `corpus/notes/`; this package reads and checks them.
"""
