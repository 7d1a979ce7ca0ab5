"""Documents of agenda items and of whole meetings: file types are detected from content, access follows the law."""
