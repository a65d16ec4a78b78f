"""What several commands share: arguments, the sources at a commit, files written all or none."""
