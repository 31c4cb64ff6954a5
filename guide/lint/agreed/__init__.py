"""Rules on what people agreed on: each change of it shows, and a second person weighs it."""
