"""One module a resource of the API: thin handlers over the state."""
