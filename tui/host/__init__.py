"""The machine around us: clipboard and terminal."""
