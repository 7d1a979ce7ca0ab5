"""Formats in which Django follows another country than ours."""
