"""What people write: documents, with the places where figures, tables and pictures stand in them."""
