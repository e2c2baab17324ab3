"""What a language model thinks of answers: advice for people, which no threshold and no exit code heeds."""
