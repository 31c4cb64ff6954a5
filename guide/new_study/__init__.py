"""Floor 3: begin a study's file with what a registry or a saved entry knows."""
