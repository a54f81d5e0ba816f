"""The committee's work: what is to decide, one dossier per outlet, decisions and their effects."""
