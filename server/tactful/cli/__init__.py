"""The command line: `tactful lint`, `tactful rules`, `tactful explain`, `tactful serve`."""
