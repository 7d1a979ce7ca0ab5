"""Members' workspace: packet, private notes, disclosures, RSVP. No member sees another's data."""
