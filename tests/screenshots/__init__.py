"""Pictures of the main pages for people who judge the design, and the picture of the README."""
