"""What is shown: View → Answer."""
