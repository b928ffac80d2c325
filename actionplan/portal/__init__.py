"""Pages of the action plan behind the sign-in, a module for each task of an official."""
