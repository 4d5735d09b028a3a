"""Reading drafts: bytes, files, folders and requests become `Draft` values with exact positions."""
