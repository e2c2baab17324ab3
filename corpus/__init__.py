"""The documents and what is known of them: data, domain types, catalogue, index store, settings, errors."""
