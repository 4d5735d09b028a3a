"""Reports for people and programs: each module turns reports into one format."""
