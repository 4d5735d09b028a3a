"""The pages people see: the playground, the rule reference, the API description, and their scripts and styles."""
