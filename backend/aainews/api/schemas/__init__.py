"""What the API answers. No field has a default: an output field is required or honestly nullable."""
