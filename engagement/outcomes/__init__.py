"""What happened with it: what boards decided, what is overdue, and the word to those who took part (PAR-02)."""
