"""What becomes of attached files: screenshots, documents, archives and hostile files."""
