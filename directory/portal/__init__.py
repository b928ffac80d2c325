"""Pages of posts behind the sign-in, and the page that an invitation leads to."""
