"""Who may enter: federations, caisses, people, roles, sign-in links and codes, sessions."""
