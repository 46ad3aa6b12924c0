"""Who a speaker is: from the words of the text ("He", "The ministry") to a person or a body, or to nobody."""
