"""How the tables came to be, step by step; run by `migrating`, in one transaction under a lock."""
