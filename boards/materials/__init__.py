"""Documents of agenda items: file types are detected from content, access follows the law."""
