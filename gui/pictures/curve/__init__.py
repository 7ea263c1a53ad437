"""The loss curve: this run and earlier ones, step by step."""
