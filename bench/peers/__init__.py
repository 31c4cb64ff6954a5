"""The generators and themes that ours is compared with: one adapter each, and the files that lock what it installs."""
