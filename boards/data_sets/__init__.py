"""Sets of aggregates: received under an agreement, decided by two people, published in editions."""
