"""Making the ear's weights from labelled drafts: `make ear`. Needs PyTorch, which nothing else here does."""
