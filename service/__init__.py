"""The service: rooms for storing, filling Word, and the web, around the declarations in `forms`."""
