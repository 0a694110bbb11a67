"""Forms: what a person types becomes typed values or an error beside the field."""
