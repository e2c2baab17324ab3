"""`python -m assistant`: ask questions in the terminal."""

from assistant.cli import main

if __name__ == "__main__":
    main()
