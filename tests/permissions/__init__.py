"""The permission matrix: who may do what with what, by every URL of the site (security.md section 9)."""
