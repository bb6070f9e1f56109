"""Work in the background: jobs on bundles, who carries them out, and the clock that looks after both."""
