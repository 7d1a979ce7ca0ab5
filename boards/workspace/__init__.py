"""The members' workspace: reading the packet, own notes, disclosures, coming or not. One member never sees another."""
