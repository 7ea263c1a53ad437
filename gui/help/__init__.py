"""The user's guide, the keys, About and the licences."""
