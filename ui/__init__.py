"""What people and programs talk to: Gradio pages, HTTP API."""
