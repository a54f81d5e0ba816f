"""What Grillon prints: the report of a visit and the form that replaces the tablet, as PDF/UA."""
