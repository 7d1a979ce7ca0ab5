"""The permission matrix: who may do what with what, by every address of the site (security.md section 9)."""
