"""Settings files: `.tactful.yml` beside the drafts, the user's own, the organisation's, and the packs they name."""
